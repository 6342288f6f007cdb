// Before the first paint, so that nothing flashes: the chosen light and language.
(() => {
  try {
    const light = localStorage.getItem("reelwright.appearance");
    if (light === "light" || light === "dark") document.documentElement.dataset.theme = light;
    const language = localStorage.getItem("reelwright.language");
    if (language) document.documentElement.lang = language;
  } catch {
    // A browser that keeps nothing shows what its system asks for.
  }
})();
