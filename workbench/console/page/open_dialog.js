// Choosing a conversation test: one of the folder's, or a file of one's own.
import { byId, element } from "./element.js";
import { get, post } from "./server.js";

/** Opens the dialog; `opened(desk)` is told of the conversation that was chosen. */
export async function openDialog(opened) {
  const dialog = byId("tests");
  const { folder, tests } = await get("/tests");
  const filter = element("input", { type: "search", id: "filter", placeholder: "words of its name" });
  const found = element("ul", { class: "found" });
  const problem = element("p", { role: "alert", class: "differs", hidden: true });
  const choose = (path, body) =>
    post(path, body).then(
      (desk) => {
        if (desk.names) {
          list(found, desk.names.map((name) => ({ name, file: body.file })), (one) => choose("/read", { ...body, name: one.name }));
          return;
        }
        dialog.close();
        opened(desk);
      },
      (error) => {
        problem.textContent = error.message;
        problem.hidden = false;
      },
    );
  const show = () => list(found, matching(tests, filter.value), (one) => choose("/open", { file: one.file, name: one.name }));
  filter.addEventListener("input", show);
  dialog.replaceChildren(
    element("h2", { id: "tests-title" }, "Open a conversation test"),
    element(
      "div",
      { class: "row" },
      element("label", {}, "Find ", filter),
      element("label", {}, "or a file of your own ", ownFile((body) => choose("/read", body))),
    ),
    problem,
    found,
    element("p", {}, element("small", {}, `${tests.length} conversations in ${folder}`)),
    element("div", { class: "row" }, element("button", { type: "button", onclick: () => dialog.close() }, "Cancel")),
  );
  show();
  dialog.showModal();
  filter.focus();
}

function matching(tests, typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (test) => `${test.file} ${test.name || test.error}`.toLowerCase();
  return tests.filter((test) => words.every((word) => text(test).includes(word)));
}

function list(found, tests, choose) {
  found.replaceChildren(
    ...tests.map((test) =>
      test.error
        ? element("li", { class: "differs" }, test.error)
        : element("li", {}, element("button", { type: "button", onclick: () => choose(test) }, test.name, " ", element("small", {}, test.file))),
    ),
  );
}

function ownFile(read) {
  const picker = element("input", { type: "file", accept: ".yaml,.yml", id: "own-file" });
  picker.addEventListener("change", async () => {
    const [file] = picker.files;
    if (file) read({ file: file.name, yaml: await file.text() });
  });
  return picker;
}
