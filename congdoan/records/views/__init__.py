"""The pages of every register: a view for each action, handed its register by the URL table."""

from congdoan.records.views.bulk import BulkView
from congdoan.records.views.edit import CreateView, EditView, StepView
from congdoan.records.views.files import AttachmentView, AttachView, CommentView, PaperView
from congdoan.records.views.list import ListView
from congdoan.records.views.own import OwnAskedView, OwnFieldView, OwnView
from congdoan.records.views.record import DetailView, RemoveView
from congdoan.records.views.sheet import ExportView, GridView, ImportView, SheetView
from congdoan.records.views.sheet_steps import ImportStepView
from congdoan.records.views.views import SaveViewView, ViewView

# action -> (path below the register's own, view)
ROUTES = {
    "list": ("", ListView),
    "new": ("new/", CreateView),
    "bulk": ("bulk/", BulkView),
    "save-view": ("save-view/", SaveViewView),
    "view": ("views/<int:pk>/", ViewView),
    "grid": ("grid/", GridView),
    "import": ("import/", ImportView),
    "import-step": ("import/<int:sheet>/<str:step>/", ImportStepView),
    "sheet": ("sheet/", SheetView),
    "export": ("export/", ExportView),
    "own": ("own/", OwnView),
    "own-new": ("own/new/", OwnFieldView),
    "own-asked": ("own/asked/", OwnAskedView),
    "own-field": ("own/<int:field>/", OwnFieldView),
    "detail": ("<int:pk>/", DetailView),
    "edit": ("<int:pk>/edit/", EditView),
    "step": ("<int:pk>/step/", StepView),
    "remove": ("<int:pk>/remove/", RemoveView),
    "attach": ("<int:pk>/attach/", AttachView),
    "attachment": ("<int:pk>/attachments/<int:attachment>/", AttachmentView),
    "comment": ("<int:pk>/comment/", CommentView),
    "paper": ("<int:pk>/papers/<int:paper>.<str:form>", PaperView),
}
