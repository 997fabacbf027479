// Text of the catalogue with `code` in it.

/** Shows a text; what stands between backticks is set as code. */
export function Rich({ text }: { text: string }) {
  let at = 0
  return text.split('`').map((part, index) => {
    const key = at
    at += part.length + 1
    return index % 2 === 1 ? <code key={key}>{part}</code> : part
  })
}
