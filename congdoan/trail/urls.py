"""My jobs and my notices."""

from django.urls import path

from congdoan.trail import views

urlpatterns = [
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/<int:pk>/", views.job, name="job"),
    path("jobs/<int:pk>/stop/", views.stop_job, name="job-stop"),
    path("jobs/<int:pk>/resume/", views.resume_job, name="job-resume"),
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_notices, name="notices-read"),
]
