"""Files of every kind, made here, with words in them that must not get out."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from mostura.actor import Actor, Role

CANARY = "Canary-Zorica-4711"
MEMBER = Actor(3, 7, frozenset({Role.MEMBER}))


@pytest.fixture(autouse=True)
def _vault(settings, tmp_path):
    """A vault of its own for every test."""
    settings.MOSTURA_VAULT = tmp_path / "vault"


@pytest.fixture
def member():
    """A member of organisation 7."""
    return MEMBER


@pytest.fixture
def upload():
    """Something uploaded."""
    return lambda data, name="file": SimpleUploadedFile(name, data)


@pytest.fixture
def photograph():
    """A JPEG with who, what and where in its margins, lying on its side."""
    picture = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 10, 10), fill="red")
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    exif[0x013B] = CANARY
    exif[0x010E] = CANARY
    exif.get_ifd(0x8825)[1] = CANARY
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif, comment=CANARY.encode())
    return made.getvalue()


@pytest.fixture
def document_pdf(photograph):
    """A PDF of two pages that tells of its makers in every way that we know of."""
    drawn = io.BytesIO()
    canvas = Canvas(drawn)
    canvas.setAuthor(CANARY)
    canvas.drawString(100, 700, "The ministry should publish its plan.")
    canvas.bookmarkPage("plan")
    canvas.linkRect("", "plan", (10, 10, 50, 50))
    canvas.showPage()
    canvas.drawString(100, 700, "Second page.")
    canvas.showPage()
    canvas.save()
    made = io.BytesIO()
    with pikepdf.open(drawn) as pdf:
        _betray(pdf, photograph)
        pdf.save(made, compress_streams=False)
    return made.getvalue()


def _betray(pdf, photograph):
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(CANARY))
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = [CANARY]
    pdf.Root.OpenAction = script
    pdf.Root.AA = pikepdf.Dictionary(WC=script)
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, CANARY.encode())
    names = pdf.Root.Names
    names.JavaScript = pikepdf.Dictionary(Names=[pikepdf.String("a"), script])
    field = pikepdf.Dictionary(
        FT=pikepdf.Name.Tx, T=pikepdf.String("field"), AA=pikepdf.Dictionary(K=script)
    )
    signature = pikepdf.Dictionary(
        Type=pikepdf.Name.Sig,
        ByteRange=[0, 1, 2, 3],
        Name=pikepdf.String(CANARY),
        Contents=pikepdf.String(CANARY),
    )
    signed = pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pdf.make_indirect(signature))
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=[pdf.make_indirect(field), pdf.make_indirect(signed)], XFA=pikepdf.String(CANARY)
    )
    page = pdf.pages[0]
    page.AA = pikepdf.Dictionary(O=script)
    page.PieceInfo = pikepdf.Dictionary(Editor=pikepdf.String(CANARY))
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[0, 0, 10, 10],
        Contents=pikepdf.String("A remark that is part of the text."),
        T=pikepdf.String(CANARY),
        A=script,
    )
    page.Annots.append(pdf.make_indirect(note))
    picture = pdf.make_stream(photograph)
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = 60, 40, 8
    picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name.DCTDecode
    picture.Metadata = pdf.make_stream(CANARY.encode())
    page.Resources.XObject = pikepdf.Dictionary(Im0=pdf.make_indirect(picture))


@pytest.fixture
def document_docx(photograph):
    """A DOCX that names its author in its properties, comments, changes and picture."""
    document = Document()
    document.core_properties.author = CANARY
    document.core_properties.last_modified_by = CANARY
    document.core_properties.comments = CANARY
    paragraph = document.add_paragraph("The ministry should publish its plan.")
    document.add_comment(paragraph.runs, text="A remark.", author=CANARY, initials="CZ")
    document.add_picture(io.BytesIO(photograph))
    made = io.BytesIO()
    document.save(made)
    return _with_members(
        made.getvalue(),
        {
            "word/people.xml": (
                '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
                f'<w15:person w15:author="{CANARY}"/></w15:people>'
            ).encode(),
            "docProps/custom.xml": f"<Properties><p>{CANARY}</p></Properties>".encode(),
            "docProps/thumbnail.jpeg": CANARY.encode(),
            "customXml/item1.xml": f"<a>{CANARY}</a>".encode(),
            "word/embeddings/sheet.xlsx": CANARY.encode(),
        },
    )


def _with_members(data, members):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def with_members():
    """Puts members into an archive."""
    return _with_members
