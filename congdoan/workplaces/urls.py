"""Pages of this area beside its registers."""

from django.urls import path

from congdoan.workplaces.blanks import BlanksView
from congdoan.workplaces.differences import DifferencesView
from congdoan.workplaces.network import NetworkView
from congdoan.workplaces.outlook import OutlookView
from congdoan.workplaces.replaced import ReplacedView
from congdoan.workplaces.supplying import SuppliedView, SupplySheetView, SupplyView

urlpatterns = [
    path("workplaces/blanks/", BlanksView.as_view(), name="workplaces-blanks"),
    path("workplaces/differences/", DifferencesView.as_view(), name="workplaces-differences"),
    path("workplaces/network/", NetworkView.as_view(), name="workplaces-network"),
    path("workplaces/outlook/", OutlookView.as_view(), name="workplaces-outlook"),
    path("workplaces/replaced/", ReplacedView.as_view(), name="workplaces-replaced"),
    path("workplaces/supply/", SupplyView.as_view(), name="workplaces-supply"),
    path("workplaces/supply/sheet/", SupplySheetView.as_view(), name="workplaces-supply-sheet"),
    path("workplaces/supply/<int:pk>/", SuppliedView.as_view(), name="workplaces-supplied"),
]
