// The cell that makes the chart, and a button that copies it.
export default {
  render({ model, el }) {
    const button = document.createElement("button");
    const code = document.createElement("pre");
    button.className = "jupyter-button widget-button";
    code.style.cssText = "margin:6px 2px;padding:8px;background:#f5f6f8;overflow-x:auto";
    const show = () => {
      button.textContent = model.get("label");
      code.textContent = model.get("code");
    };
    button.onclick = async () => {
      // A page served without https has no clipboard: what is selected can be copied by hand.
      getSelection().selectAllChildren(code);
      await navigator.clipboard?.writeText(code.textContent);
    };
    model.on("change:label", show);
    model.on("change:code", show);
    show();
    el.append(button, code);
  },
};
