"""Addresses of documents; a document's own page stands with what it asks for, in `answer`."""

from django.urls import path

from mostura.listen.documents.views import adding, removing, shelf

urlpatterns = [
    path("documents/", shelf.documents, name="documents"),
    path("documents/add/", adding.add_documents, name="add_documents"),
    path("documents/in-the-works/", adding.documents_in_the_works, name="documents_in_the_works"),
    path("documents/removed/", removing.removed_documents, name="removed_documents"),
    path("documents/<slug:code>/remove/", removing.remove_document, name="remove_document"),
    path("documents/<slug:code>/describe/", shelf.describe_document, name="describe_document"),
    path("documents/<slug:code>/file/", shelf.download_document, name="download_document"),
]
