/** How many texts one program remembers: all editions in use, many times over. */
const MOST = 1000

/** Answers what was made of the very same text before. For what depends on nothing but the text: who may read it is asked where it comes from. */
export function remembered<V>(make: (text: string) => V): (text: string) => V {
  const made = new Map<string, { readonly value: V }>()
  return (text) => {
    const before = made.get(text)
    if (before) return before.value
    const value = make(text)
    const [oldest] = made.size >= MOST ? made.keys() : []
    if (oldest !== undefined) made.delete(oldest)
    made.set(text, { value })
    return value
  }
}
