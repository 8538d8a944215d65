// Saving the conversation as a test: into the folder, or as a download.
import { byId, element } from "./element.js";
import { post } from "./server.js";

/** Opens the dialog for a conversation that has turns. */
export async function saveDialog(folder) {
  const dialog = byId("saving");
  const name = element("input", { id: "test-name", required: true, value: "a conversation at the console" });
  const file = element("input", { id: "test-file", required: true, value: "from_the_console.yaml" });
  const yaml = element("pre", { id: "test-yaml", tabIndex: 0 });
  const told = element("div", { role: "status" });
  const add = element("input", { type: "checkbox", id: "test-add" });
  let newest = 0;
  const look = async (body) => {
    const mine = ++newest;
    const recording = await post("/record", { name: name.value, ...body });
    // Enter in the name looks and saves at once, and the answers may come in the other order.
    if (mine !== newest) {
      return recording;
    }
    yaml.textContent = recording.yaml;
    told.replaceChildren(...verdict(recording));
    return recording;
  };
  const done = (doing) =>
    doing().catch((error) => told.replaceChildren(element("p", { class: "differs" }, error.message)));
  const save = () => done(() => look({ file: file.value, add: add.checked }));
  const form = element("form", { method: "dialog" }, fields(name, file, add, folder), told, yaml, buttons(dialog, () => done(() => look({}).then((made) => download(file.value, made.yaml)))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  name.addEventListener("change", () => done(() => look({})));
  dialog.replaceChildren(element("h2", { id: "saving-title" }, "Save as a conversation test"), form);
  await look({});
  dialog.showModal();
  name.select();
}

function fields(name, file, add, folder) {
  return element(
    "div",
    { class: "row" },
    element("label", {}, "What it shows ", name),
    element("label", {}, "File ", file),
    element("label", { class: "check" }, add, "add to the file if it is there"),
    element("p", { class: "where" }, `Folder: ${folder}`),
  );
}

function buttons(dialog, onDownload) {
  return element(
    "div",
    { class: "row" },
    element("button", { type: "submit", class: "main", id: "save-test" }, "Save into the folder"),
    element("button", { type: "button", id: "download-test", onclick: onDownload }, "Download"),
    element("button", { type: "button", onclick: () => dialog.close() }, "Close"),
  );
}

function verdict({ doubts, saved }) {
  const where = saved
    ? element("p", { class: "as-expected" }, "Saved. Run it: ", element("code", {}, `.venv/bin/pytest -p workbench.stage.plugin ${saved}`))
    : null;
  const passes = doubts.length
    ? element("div", { class: "differs" }, element("strong", {}, "This test would fail:"), doubts.map((doubt) => element("pre", {}, doubt)))
    : element("p", { class: "as-expected" }, "✓ Played twice more: it passes.");
  return [where, passes].filter(Boolean);
}

function download(file, yaml) {
  const link = element("a", { href: URL.createObjectURL(new Blob([yaml], { type: "text/yaml" })), download: file });
  link.click();
  URL.revokeObjectURL(link.href);
}
