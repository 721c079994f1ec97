"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.members.views import MovementsView

urlpatterns = [path("members/movements/", MovementsView.as_view(), name="members-movements")]
