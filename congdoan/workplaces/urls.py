"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.workplaces.blanks import BlanksView
from congdoan.workplaces.differences import DifferencesView
from congdoan.workplaces.outlook import OutlookView

urlpatterns = [
    path("workplaces/blanks/", BlanksView.as_view(), name="workplaces-blanks"),
    path("workplaces/differences/", DifferencesView.as_view(), name="workplaces-differences"),
    path("workplaces/outlook/", OutlookView.as_view(), name="workplaces-outlook"),
]
