// @ts-check
/** Builds page nodes. Text always goes in as text. */

/**
 * An element with attributes (an attribute that is null or false is left out) and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean | null>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/**
 * A button that does something on this page.
 * @param {string} className
 * @param {(Node | string)[]} label
 * @param {() => void} act
 */
export function button(className, label, act) {
  const node = element("button", { type: "button", class: className }, ...label);
  node.addEventListener("click", act);
  return node;
}

/**
 * A copy of an icon that the page brings for its scripts (`<template data-mosty-icon="print">`), alone in a list; an
 * empty list if the page has none of that name.
 * @param {string} name
 * @returns {Node[]}
 */
export function icon(name) {
  const template = document.querySelector(`template[data-mosty-icon="${name}"]`);
  return template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : [];
}

/**
 * Calls `run` once things have been quiet for `delay` milliseconds.
 * @param {() => void} run
 * @param {number} delay
 * @returns {{(): void, cancel: () => void}}
 */
export function debounced(run, delay) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, delay);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}
