"""What thousands of pages would do over and over for tests alone, done once or not at all."""

import gc

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """What is imported and collected stays to the end: going through it again and again for what may
    go took a tenth of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def _middleware():
    """All test clients go through one chain: building it for each of six people costs more than a page."""
    from django.test.client import ClientHandler

    built, build = ClientHandler(), ClientHandler.load_middleware

    def take(handler):
        if built._middleware_chain is None:
            build(built)
        handler._middleware_chain = built._middleware_chain

    ClientHandler.load_middleware = take
    yield
    ClientHandler.load_middleware = build


@pytest.fixture(scope="session", autouse=True)
def _parts(django_test_environment):
    """A page's answer keeps the context that its view gave; Django would copy it for each of the page's
    hundred parts besides."""
    from django.template import Template
    from django.test.signals import template_rendered

    def render(template, context):
        if context.template is template:
            template_rendered.send(sender=template, template=template, context=context)
        return template.nodelist.render(context)

    told, Template._render = Template._render, render
    yield
    Template._render = told
