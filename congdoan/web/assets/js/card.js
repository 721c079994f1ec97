// Checks a member card in the browser alone: the QR's text holds the card and its Ed25519 signature.
const key = document.body.dataset.cardKey;

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

async function read(token) {
  const [content, signature] = token.split(".").map(bytes);
  const owner = await crypto.subtle.importKey("raw", bytes(key), "Ed25519", false, ["verify"]);
  if (!(await crypto.subtle.verify("Ed25519", owner, signature, content))) throw new Error("signature");
  return new TextDecoder().decode(content).split("|");
}

const day = (iso) => iso.split("-").reverse().map(Number).join("/");

async function check(text) {
  const part = (name) => document.querySelector(`[data-card="${name}"]`);
  const token = text.trim().replace(/^.*#/, "");
  if (!token) return;
  let facts = null;
  try {
    facts = await read(token);
  } catch {
    // Altered, or signed by somebody else: the page says so.
  }
  part("none").hidden = true;
  part("good").hidden = part("facts").hidden = !facts;
  part("bad").hidden = Boolean(facts);
  for (const place of facts ? document.querySelectorAll("[data-fact]") : []) {
    const fact = facts[Number(place.dataset.fact)];
    place.textContent = /^\d{4}-\d\d-\d\d$/.test(fact) ? day(fact) : fact;
  }
}

if (key) {
  check(location.hash);
  addEventListener("hashchange", () => check(location.hash));
  document.querySelector("#token").addEventListener("input", (event) => check(event.target.value));
  navigator.serviceWorker?.register("/card/worker.js", { scope: "/card/" });
}
