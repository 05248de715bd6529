// A dialog over the library: search, choose some, bring them into the story.
import { make } from "./make.js";

export function pick(address, taken, done) {
  const chosen = new Set();
  const search = make("input", { type: "search", placeholder: gettext("Search captions, photographers, places"), ariaLabel: gettext("Search the library") });
  const list = make("ul", { className: "picker-tiles" });
  const more = make("button", { type: "button", className: "btn btn--small", textContent: gettext("More photos"), hidden: true });
  const use = make("button", { type: "button", className: "btn btn--main", textContent: gettext("Add to the story"), disabled: true });
  const close = make("button", { type: "button", className: "btn btn--plain", textContent: gettext("Close") });
  const status = make("p", { className: "quiet", role: "status" });
  const dialog = make("dialog", { className: "desk-dialog picker", ariaLabel: gettext("Photo library") }, [
    make("div", { className: "dialog-head" }, [search, close]),
    make("div", { className: "picker-list" }, [status, list, more]),
    make("div", { className: "dialog-foot" }, [use]),
  ]);
  let page = 1;
  let waiting;

  const tile = (photo) => {
    const box = make("input", { type: "checkbox", value: photo.id, disabled: taken.includes(String(photo.id)) });
    box.addEventListener("change", () => {
      chosen[box.checked ? "add" : "delete"](box.value);
      use.disabled = !chosen.size;
    });
    const words = make("span", { className: "tile-caption", dir: "auto", textContent: photo.caption || gettext("no caption") });
    const credit = make("small", { className: "sub", textContent: photo.credit || gettext("no credit") });
    const image = make("img", { src: photo.src, width: photo.width, height: photo.height, alt: photo.alt, loading: "lazy" });
    return make("li", { className: "tile" }, [make("label", {}, [image, box, words, credit])]);
  };

  const load = async (fresh) => {
    page = fresh ? 1 : page + 1;
    try {
      const query = new URLSearchParams({ q: search.value, page });
      const answer = await (await fetch(`${address}?${query}`, { headers: { Accept: "application/json" } })).json();
      if (fresh) list.replaceChildren();
      list.append(...answer.photos.map(tile));
      more.hidden = !answer.more;
      status.textContent = list.children.length ? "" : gettext("No photo answers to that.");
    } catch {
      status.textContent = gettext("No connection. Nothing you typed is lost; try again.");
    }
  };

  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => load(true), 250);
  });
  search.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  more.addEventListener("click", () => load(false));
  close.addEventListener("click", () => dialog.close());
  use.addEventListener("click", () => {
    dialog.close();
    done([...chosen]);
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  load(true);
}
