// Recovery codes: printing them.
const button = document.getElementById("print-codes");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
