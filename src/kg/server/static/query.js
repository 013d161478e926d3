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

function choose(name) {
  const tab = editor.getTab() || editor.addTab(true);
  tab.setName(name);
  tab.setQuery(settings.queries[name]);
  tab.query();
}

for (const button of document.querySelectorAll(".examples button"))
  button.addEventListener("click", () => choose(button.dataset.name));

const asked = new URLSearchParams(location.search).get("question");
if (asked in settings.queries) choose(asked);

// Things in the results lead to their pages here, wherever their IRIs point.
document.getElementById("editor").addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !link.href.startsWith(settings.namespace)) return;
  event.preventDefault();
  location.href = "/id/" + encodeURIComponent(decodeURIComponent(link.href.slice(settings.namespace.length)));
}, true);
