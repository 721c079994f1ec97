"""The frame's own addresses: my work, sign-in, where one stands, the day, the palette."""

from django.contrib.auth import views as auth
from django.urls import include, path

from congdoan.web import home, palette, second_factor, sign_in, styleguide, switches

urlpatterns = [
    path("", home.my_work, name="home"),
    path("slipping/", home.slipping, name="home-slipping"),
    path("login/", sign_in.SignIn.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", sign_in.PasswordChange.as_view(), name="password_change"),
    path("second-factor/", second_factor.page, name="second-factor"),
    path("", include("congdoan.web.units.urls")),
    path("", include("congdoan.web.admin.urls")),
    path("stand/", switches.stand, name="stand"),
    path("day/", switches.look_through, name="look-through"),
    path("palette/", palette.find, name="palette"),
    path("kieu-dang/", styleguide.page, name="styleguide"),
    path("health/", switches.health, name="health"),
]
