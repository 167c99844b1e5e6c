"""Every form looks the same, says what is wrong beside the field, and keeps what was typed."""

from django import forms
from django.template import Context, Template
from django.utils.html import escape


class Asking(forms.Form):
    name = forms.CharField(label="Name", help_text="In any script.")
    kind = forms.ChoiceField(
        label="Kind", choices=[("a", "Meadow"), ("b", "Orchard")], widget=forms.RadioSelect
    )
    size = forms.ChoiceField(label="Size", choices=[("s", "Small")])
    agreed = forms.BooleanField(label="Agreed", required=False)
    note = forms.CharField(label="Note", required=False, widget=forms.HiddenInput)


def test_a_widget_gets_the_class_of_its_kind():
    form = Asking()

    assert 'class="form-control"' in str(form["name"])
    assert 'class="form-select"' in str(form["size"])
    assert str(form["kind"]).count('class="form-check-input"') == 2
    assert "class" not in str(form["note"])


def test_a_class_given_by_hand_is_kept():
    class Short(forms.Form):
        year = forms.CharField(widget=forms.TextInput(attrs={"class": "short"}))

    assert 'class="form-control short"' in str(Short()["year"])


def test_the_summary_leads_to_the_field_that_is_wrong():
    html = str(Asking({"kind": "a", "size": "s"}))

    assert '<a href="#id_name">Name: This field is required.</a>' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html


def test_the_summary_leads_to_the_first_of_several_choices():
    html = str(Asking({"name": "Most", "size": "s"}))

    assert '<a href="#id_kind_0">Kind: This field is required.</a>' in html
    assert 'id="id_kind_0"' in html


def test_a_form_without_faults_has_no_summary():
    form = Asking({"name": "Most", "kind": "a", "size": "s"})

    assert form.is_valid()
    assert "summary-of-errors" not in str(form)


def test_what_was_typed_is_kept():
    typed = "Удружење <Мост>"

    assert f'value="{escape(typed)}"' in str(Asking({"name": typed}))


def test_a_field_that_may_stay_empty_says_so_only_beside_others_that_may_not():
    class Free(forms.Form):
        words = forms.CharField(required=False)

    class Mixed(Free):
        name = forms.CharField()

    assert "(optional)" not in str(Free())
    assert "(optional)" in str(Mixed())


def test_the_old_way_of_drawing_a_form_looks_the_same():
    template = Template("{{ form.as_div }}")

    assert template.render(Context({"form": Asking()})) == str(Asking())
