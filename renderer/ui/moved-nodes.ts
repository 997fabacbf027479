// Lets React find its nodes where somebody else has put them: translators and extensions wrap each text in elements of their own
// (`<font>`), and React, which looks for it where it left it, would throw and take the part down. To be imported before React runs.

const { removeChild, insertBefore } = Node.prototype

Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
  if (child.parentNode === this) return removeChild.call(this, child) as T
  const wrapper = childWith(this, child)
  child.parentNode?.removeChild(child)
  // What was made for this text alone goes with it.
  if (wrapper && !wrapper.textContent) removeChild.call(this, wrapper)
  return child
}

Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
  return insertBefore.call(this, node, before && childWith(this, before)) as T
}

/** Returns the child of an element that is a node or has come around it; null where the node is elsewhere. */
function childWith(parent: Node, node: Node): Node | null {
  let child: Node | null = node
  while (child && child.parentNode !== parent) child = child.parentNode
  return child
}
