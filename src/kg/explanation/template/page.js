"use strict";
// A fact and the words that prove it light up together: under the pointer, with the focus, and for good when clicked.
const buttons = new Map([...document.querySelectorAll("[data-fact]")].map(button => [button.dataset.fact, button]));
const words = [...document.querySelectorAll("[data-facts]")];
let pinned = null;

function light(facts) {
  for (const word of words) word.classList.toggle("lit", word.dataset.facts.split(" ").some(fact => facts.includes(fact)));
  for (const [fact, button] of buttons) button.classList.toggle("lit", facts.includes(fact));
}

function factsAt(element) {
  const at = element instanceof Element ? element.closest("[data-fact], [data-facts]") : null;
  if (!at) return null;
  return at.dataset.fact ? [at.dataset.fact] : at.dataset.facts.split(" ");
}

const show = event => light(factsAt(event.target) ?? (pinned ? [pinned] : []));
document.addEventListener("pointerover", show);
document.addEventListener("focusin", show);
document.addEventListener("click", event => {
  const button = event.target.closest("[data-fact]");
  if (!button) return;
  pinned = pinned === button.dataset.fact ? null : button.dataset.fact;
  for (const [fact, other] of buttons) other.setAttribute("aria-pressed", String(fact === pinned));
  light(pinned ? [pinned] : []);
});
