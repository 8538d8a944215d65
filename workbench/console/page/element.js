// Makes elements. Text goes in as text, never as markup.

/**
 * A new element: `properties` are set on it (`class` and names with a dash as attributes), strings
 * among the children become text, and empty children (null, false, "") are left out.
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class" || name.includes("-")) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.flat().filter((child) => child || child === 0));
  return made;
}

export const byId = (id) => document.getElementById(id);
