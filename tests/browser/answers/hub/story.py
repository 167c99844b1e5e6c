"""Those who are in the story of an ask, and what they do on the pages of the hub."""

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import override

from mostura.ground.notices.policy.timing import LETTERS_A_DAY

READER, OFFICE = "citalac@example.org", "kabinet@example.org"
QUESTION = "Da li je reč o mostu kod mlina?"
MEANT = "Da, o mostu kod mlina, sa obe rampe."
REASONS = "Most ćemo popraviti, a rampe gradi opština."
MEASURE = "Nova ograda i rasveta na mostu."
MINISTRY, MEMBER = "Ministarstvo mostova", "Pešački savez"


class Story:
    """Who is in it, what they do, and what the follower has to hear of it."""

    def __init__(self, hub, inbox, someone, say, language):
        self.hub, self.inbox, self.someone, self.say = hub, inbox, someone, say
        self.language, self.begun, self.heard = language, hub.begun, []
        self.secretariat, self.office = someone("secretariat"), someone()

    def press(self, page, words):
        page.locator("main").get_by_role("button", name=self.say(words), exact=True).click()

    def go(self, page, words):
        page.locator("main").get_by_role("link", name=self.say(words), exact=True).first.click()

    def told(self, sentence, **values):
        """Its followers hear of it at once, until they had four letters on one day."""
        values = {"organisation": MINISTRY, **values}
        self.heard.append(self.say(sentence, **values))
        if 1 + len(self.heard) <= LETTERS_A_DAY:
            letter = self.inbox.wait(READER, 1 + len(self.heard))
            assert self.heard[-1] in letter.lines

    def number(self, value):
        with override(self.language):
            return number_format(value, 2)

    # --- what they do -----------------------------------------------------------------------

    def a_visitor_follows(self, work=lambda: None):
        page = self.someone()
        page.goto(f"/recommendations/{self.begun['ask']}/")
        self.go(page, "Follow")
        page.get_by_role("textbox").fill(READER)
        self.press(page, "Write to me")
        work()
        link = self.inbox.wait(READER, 1).link("/follow/confirm/")
        page.goto(link)
        self.press(page, "Yes, write to me")

    def the_editor_hands_out_a_receipt(self):
        page = self.someone("editor")
        page.goto(f"/receipts/document/{self.begun['document']}/")
        page.get_by_role("spinbutton").fill("1")
        self.press(page, "Make the receipts")
        return page.locator("main code").inner_text()

    def the_secretariat_writes(self):
        self.the_secretariat_sends(OFFICE)
        self.told("%(organisation)s was asked by letter.")
        return self.inbox.wait(OFFICE, 1).link("/answer/")

    def the_secretariat_sends(self, mailbox):
        self.the_secretariat_puts_it()
        self.the_secretariat_mails_it_to(mailbox)

    def the_secretariat_puts_it(self):
        page = self.secretariat
        page.goto(f"/recommendations/{self.begun['ask']}/")
        self.go(page, "Put it to another body")
        page.locator("main [name=organisation]").fill(MINISTRY)
        self.press(page, "Put it on their list")

    def the_secretariat_mails_it_to(self, mailbox):
        page = self.secretariat
        page.goto(f"/board/of/{self.begun['ministry']}/")
        self.go(page, "Add an office")
        page.locator("main [name=name]").fill("Kabinet")
        page.locator("main [name=email]").fill(mailbox)
        page.locator("main [name=language]").select_option("sr")
        self.press(page, "Save")
        self.press(page, "Look at the letter")
        assert self.begun["words"] in page.locator(".letter").inner_text()
        self.press(page, "Send it now")

    def a_forwarded_copy_only_shows(self, link):
        page = self.someone()
        page.goto(link)
        assert page.get_by_role("heading", name=self.begun["words"]).count() == 1
        self.go(page, "Answer")
        page.locator("main [name=kind][value=declined]").check()
        page.locator("main [name=text]").fill("Nećemo.")
        self.press(page, "Mail me the code")
        assert page.locator("main [name=text]").input_value() == "Nećemo."
        right = self.inbox.wait(OFFICE, 2).code
        page.locator("main [name=code]").fill(f"{(int(right) + 1) % 10**6:06}")
        self.press(page, "Send the answer")
        wrong = self.say("This is not the code that we mailed. Look at the newest mail.")
        assert page.get_by_text(wrong).last.is_visible()
        assert page.locator("main [name=text]").input_value() == "Nećemo."

    def the_office_acknowledges(self, link):
        page = self.office
        page.goto(link)
        self.go(page, "Acknowledge receipt")
        self.press(page, "Mail me another code")
        page.locator("main [name=code]").fill(self.inbox.wait(OFFICE, 3).code)
        self.press(page, "Acknowledge receipt")
        self.told("%(organisation)s says it has the letter.")

    def the_office_asks_what_is_meant(self):
        self.go(self.office, "Ask what is meant")
        self.office.locator("main [name=text]").fill(QUESTION)
        self.press(self.office, "Send the question")
        self.told("%(organisation)s asks what is meant.")

    def the_secretariat_explains(self):
        page = self.secretariat
        page.goto(f"/board/of/{self.begun['ministry']}/")
        self.go(page, self.begun["words"])
        assert QUESTION in page.locator("main").inner_text()
        self.go(page, "Say what is meant")
        page.locator("main [name=text]").fill(MEANT)
        self.press(page, "Save")
        self.told("%(organisation)s was told what is meant; its time runs on.")
        letter = self.inbox.wait(OFFICE, 4)
        assert MEANT in letter.lines
        return letter.link("/answer/")

    def the_office_answers_in_part(self, link):
        page = self.office
        page.goto(link)
        assert MEANT in page.locator("main").inner_text()
        self.go(page, "Answer")
        page.locator("main [name=kind][value=partly]").check()
        page.locator("main [name=text]").fill(REASONS)
        self.press(page, "Send the answer")
        self.told("%(organisation)s has answered.")

    def the_office_promises(self):
        page, year = self.office, timezone.localdate().year + 1
        self.go(page, "Promise a measure")
        page.locator("main [name=text]").fill(MEASURE)
        page.locator("main [name=due_on]").fill(f"31.12.{year}.")
        self.press(page, "Promise it")
        assert MEASURE in page.locator("main").inner_text()
        self.told("%(organisation)s promises something.")

    def the_office_says_that_it_is_done(self):
        page = self.office
        self.go(page, "Report how far it is")
        page.locator("main [name=level][value=done]").check()
        page.locator("main [name=text]").fill("Ograda stoji.")
        self.press(page, "Send the report")
        done = self.say("Done").lower()
        self.told("%(organisation)s says how far it is: %(level)s.", level=done)

    def a_member_disputes_it(self):
        page = self.someone("member")
        page.goto(f"/recommendations/{self.begun['ask']}/claim/")
        page.locator("main [name=level][value=begun]").check()
        page.locator("main [name=note]").fill("Rampi nema.")
        page.locator("main form button:not([name])").first.click()
        page.wait_for_url("**/claims/")
        begun = self.say("Begun").lower()
        sentence = "%(organisation)s says how far it is: %(level)s."
        self.told(sentence, level=begun, organisation=MEMBER)
