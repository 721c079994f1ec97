"""A phone that keeps a card's page: from then on it needs no network."""

# Done once the page's worker answers in the network's place.
KEPT = """new Promise((done, fail) => {
    const worker = navigator.serviceWorker
    if (worker.controller) done()
    worker.addEventListener("controllerchange", () => done())
    setTimeout(() => fail(new Error("no worker keeps the page")), 15000)
})"""


def keeps(page):
    page.evaluate(KEPT)


def without_network(page):
    keeps(page)
    page.context.set_offline(True)
