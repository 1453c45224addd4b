// Light or dark: as the reader's system has it, until the switch says otherwise; remembered as long as the page is open.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
let chosenTheme = null;
try { chosenTheme = sessionStorage.getItem("theme"); } catch { /* a page that may keep nothing forgets it */ }

const isDark = () => (chosenTheme ?? (system.matches ? "dark" : "light")) === "dark";
const colourOf = (kind) => classes[kind][isDark() ? "dark" : "colour"];
let inks = {};

function applyTheme() {
  root.dataset.theme = isDark() ? "dark" : "light";
  const style = getComputedStyle(root);
  for (const name of ["ink", "soft", "paper", "edge", "pale", "accent"]) inks[name] = style.getPropertyValue(`--${name}`).trim();
}

function switchTheme() {
  chosenTheme = isDark() ? "light" : "dark";
  try { sessionStorage.setItem("theme", chosenTheme); } catch { /* as above */ }
  themeChanged();
}
applyTheme();
