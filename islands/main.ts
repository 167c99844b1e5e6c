/* Registers the islands: what HTML cannot do by itself. */
import { CopyField } from "./copy_field";
import { FileDrop } from "./file_drop";
import { ReviewKeys } from "./review_keys";

customElements.define("copy-field", CopyField);
customElements.define("file-drop", FileDrop);
customElements.define("review-keys", ReviewKeys);
