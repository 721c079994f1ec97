"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.workplaces.blanks import BlanksView

urlpatterns = [path("workplaces/blanks/", BlanksView.as_view(), name="workplaces-blanks")]
