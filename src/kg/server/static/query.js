"use strict";

// The editor asks this server alone: no completion from prefix.cc or elsewhere, which the page's policy forbids anyway.
const settings = JSON.parse(document.getElementById("settings").textContent);
Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = `PREFIX kg: <${settings.prefixes.kg}>
PREFIX rdfs: <${settings.prefixes.rdfs}>

SELECT ?person ?position WHERE {
  ?p kg:holds ?held ; rdfs:label ?person .
  ?held rdfs:label ?position .
} LIMIT 20
`;
Yasgui.Yasr.defaults.prefixes = settings.prefixes;

const editor = new Yasgui(document.getElementById("editor"), {
  requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
  copyEndpointOnNewTab: true,
  persistenceId: "kg",
});

function show(name, query, run) {
  const tab = editor.getTab() || editor.addTab(true);
  tab.setName(name);
  tab.setQuery(query);
  if (run) tab.query();
}

function choose(name) {
  const forms = [...document.querySelectorAll(".examples form")];
  for (const form of forms) form.hidden = form.dataset.name !== name;
  document.querySelector(`button[data-name="${name}"]`).parentElement.scrollIntoView({ block: "nearest" });
  show(name, settings.queries[name], !forms.some((form) => !form.hidden && form.querySelector("[required]")));
}

// The server puts the values into the query, as terms: here they are never text of a query.
async function fill(form) {
  const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  given.set("format", "rq");
  const answer = await fetch(`/api/questions/${encodeURIComponent(form.dataset.name)}?${given}`);
  const text = await answer.text();
  form.querySelector("output").textContent = answer.ok ? "" : text;
  if (answer.ok) show(form.dataset.name, text, true);
}

for (const button of document.querySelectorAll(".examples li > button"))
  button.addEventListener("click", () => choose(button.dataset.name));
for (const form of document.querySelectorAll(".examples form"))
  form.addEventListener("submit", (event) => { event.preventDefault(); fill(form); });

const asked = new URLSearchParams(location.search).get("question");
if (Object.hasOwn(settings.queries, asked)) choose(asked);

// Things in the results lead to their pages here, wherever their IRIs point.
document.getElementById("editor").addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !link.href.startsWith(settings.namespace)) return;
  event.preventDefault();
  location.href = "/id/" + encodeURIComponent(decodeURIComponent(link.href.slice(settings.namespace.length)));
}, true);
