// Gives Django's search boxes the names of their labels, and keeps what was chosen in the order of choosing.
const $ = window.django?.jQuery;

function name(box) {
  const words = box.labels?.[0]?.textContent.trim();
  const parts = ".select2-selection, .select2-search__field, .select2-selection__rendered[role=textbox]";
  if (!words) return;
  for (const part of box.nextElementSibling?.querySelectorAll(parts) ?? []) {
    part.removeAttribute("aria-labelledby");
    part.setAttribute("aria-label", words);
  }
}

function nameAll(root) {
  for (const box of root.querySelectorAll("select.admin-autocomplete")) name(box);
}

function keepOrder(box) {
  $(box).on("select2:select", (event) => {
    const option = event.params.data.element ?? [...box.options].find((one) => one.value === event.params.data.id);
    if (option) box.append(option);
    $(box).trigger("change.select2");
    name(box);
  });
}

function orderAll(root) {
  for (const box of root.querySelectorAll("select[data-ordered]")) keepOrder(box);
}

if ($) {
  // A clear button inside a list of choices is no list item; each choice has its own.
  for (const box of document.querySelectorAll("select.admin-autocomplete[multiple]")) box.dataset.allowClear = "false";
  $(() => {
    nameAll(document);
    orderAll(document);
  });
  document.addEventListener("formset:added", (event) => {
    nameAll(event.target);
    orderAll(event.target);
  });
  $(document).on("change select2:open select2:close", "select.admin-autocomplete", (event) => name(event.target));
  $(document).on("select2:open", () => {
    const field = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
    field?.setAttribute("aria-label", gettext("Search"));
    field?.focus();
  });
}
