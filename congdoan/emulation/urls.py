"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.emulation.spreading import SpreadView

urlpatterns = [path("emulation/spread/", SpreadView.as_view(), name="emulation-spread")]
