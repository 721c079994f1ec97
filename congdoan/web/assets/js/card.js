// Checks a member card in the browser alone: the QR's text holds the card and its Ed25519 signature.
// Which cards were lost is a list fetched whole and kept, who left is asked by the thousand: nobody learns which
// card was looked at.
const key = document.body.dataset.cardKey;

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

async function read(token) {
  const [content, signature] = token.split(".").map(bytes);
  const owner = await crypto.subtle.importKey("raw", bytes(key), "Ed25519", false, ["verify"]);
  if (!(await crypto.subtle.verify("Ed25519", owner, signature, content))) throw new Error("signature");
  return new TextDecoder().decode(content).split("|");
}

const day = (iso) => iso.split("-").reverse().map(Number).join("/");

const LOST = "cards-lost";
const BLOCK = 1000;

/** The list of lost cards as it was fetched last, or null where it never was. */
function known() {
  try {
    return JSON.parse(localStorage.getItem(LOST));
  } catch {
    return null;
  }
}

async function learn() {
  try {
    const answer = await fetch("/card/lost/", { signal: AbortSignal.timeout(4000) });
    const list = await answer.json();
    if (answer.ok && list.void) localStorage.setItem(LOST, JSON.stringify(list));
  } catch {
    // Without a network the list kept last is used, and the page says of which day it is.
  }
}

/** Whether the episode of membership that the card tells of has ended: asked for a block of a thousand people.
 * {as_of, day, member} where the roll answered, `day` empty while the card holds; null without a network. */
async function standing(facts) {
  const [person] = facts[6].split("-");
  try {
    const answer = await fetch(`/card/ended/${Math.floor(person / BLOCK)}/`, { signal: AbortSignal.timeout(4000) });
    const { as_of, ended } = await answer.json();
    const [day, member] = ended[person] ?? ["", false];
    // Who moved begins anew on the day he left: the card that says so is the new one.
    return { as_of, member, day: facts[4] < day ? day : "" };
  } catch {
    return null;
  }
}

let asked = 0;

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
  const mine = ++asked;
  const roll = facts && (await standing(facts));
  if (mine !== asked) return; // another code was typed meanwhile
  part("none").hidden = true;
  const list = known();
  const lostOn = facts && list?.void[facts[6]];
  const over = !lostOn && roll?.day;
  part("good").hidden = !facts || Boolean(lostOn || over);
  part("over").hidden = !over || roll.member;
  part("old").hidden = !over || !roll.member;
  part("asked").hidden = !roll;
  part("unasked").hidden = Boolean(roll);
  for (const name of ["over", "old"]) document.querySelector(`[data-card-${name}-on]`).textContent = over ? day(over) : "";
  document.querySelector("[data-card-asked-on]").textContent = roll ? day(roll.as_of) : "";
  part("facts").hidden = !facts;
  part("bad").hidden = Boolean(facts);
  part("lost").hidden = !lostOn;
  part("known").hidden = !list;
  part("unknown").hidden = Boolean(list);
  document.querySelector("[data-card-lost-on]").textContent = lostOn ? day(lostOn) : "";
  document.querySelector("[data-card-known-on]").textContent = list ? day(list.as_of) : "";
  for (const place of facts ? document.querySelectorAll("[data-fact]") : []) {
    const fact = facts[Number(place.dataset.fact)];
    place.textContent = /^\d{4}-\d\d-\d\d$/.test(fact) ? day(fact) : fact;
  }
}

if (key) {
  const again = () => check(document.querySelector("#token").value || location.hash);
  learn().then(again); // first the list: a lost card must not look good for a moment
  addEventListener("hashchange", () => check(location.hash));
  document.querySelector("#token").addEventListener("input", (event) => check(event.target.value));
  navigator.serviceWorker?.register("/card/worker.js", { scope: "/card/" });
}
