"""Addresses of administration."""

from django.urls import path

from congdoan.web.admin import audit, parameters, roles, views

urlpatterns = [
    path("accounts/", views.AccountsView.as_view(), name="accounts"),
    path("accounts/<int:pk>/", views.AccountView.as_view(), name="account"),
    path("roles/", roles.RolesView.as_view(), name="roles"),
    path("roles/new/", roles.RoleView.as_view(), name="role-new"),
    path("roles/<int:pk>/", roles.RoleView.as_view(), name="role"),
    path("parameters/", parameters.ParametersView.as_view(), name="parameters"),
    path("audit/", audit.AuditView.as_view(), name="audit"),
    path("looks/", views.LooksView.as_view(), name="looks"),
]
