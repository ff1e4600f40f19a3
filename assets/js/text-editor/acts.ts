import type { Editor } from '@tiptap/core'
import { NODES } from './editor-content.ts'

/** What the buttons of the toolbar do, by their names; each answers whether it could be done. */
export const ACTS: Readonly<Record<string, (editor: Editor) => boolean>> = {
  bold: (editor) => editor.commands.toggleBold(),
  bullets: (editor) => editor.commands.toggleBulletList(),
  numbers: (editor) => editor.commands.toggleOrderedList(),
  table: insertTable,
  caption: toCaption,
  add_row: (editor) => editor.commands.addRowAfter(),
  remove_row: (editor) => editor.commands.deleteRow(),
  add_column: (editor) => editor.commands.addColumnAfter(),
  remove_column: (editor) => editor.commands.deleteColumn(),
  remove_table: removeTable,
}

const TABLE_ACTS = ['caption', 'add_row', 'remove_row', 'add_column', 'remove_column', 'remove_table']
const PRESSED: Readonly<Record<string, string>> = { bold: NODES.bold, bullets: NODES.bullets, numbers: NODES.numbers }

/** Whether a button can do something where the caret stands, and whether what it makes is there. */
export function standing(editor: Editor, does: string): { readonly can: boolean; readonly is: boolean } {
  const inTable = editor.isActive(NODES.table)
  const inCaption = editor.isActive(NODES.caption)
  const name = PRESSED[does]
  if (TABLE_ACTS.includes(does)) return { can: inTable, is: false }
  const can = does === 'bold' ? !inCaption : !inTable && !inCaption
  return { can, is: name !== undefined && editor.isActive(name) }
}

const EMPTY = { type: NODES.paragraph }
const rowOf = (type: string) => ({ type: NODES.row, content: [1, 2].map(() => ({ type, content: [EMPTY] })) })

/** A head, one row, two columns and a caption to write first. */
function insertTable(editor: Editor): boolean {
  const { $from } = editor.state.selection
  const table = { type: NODES.table, content: [rowOf(NODES.headCell), rowOf(NODES.cell)] }
  const isEmpty = $from.depth === 1 && $from.parent.content.size === 0
  const at = isEmpty ? { from: $from.before(1), to: $from.after(1) } : $from.after(1)
  const from = isEmpty ? $from.before(1) : $from.after(1)
  return editor
    .chain()
    .insertContentAt(at, [{ type: NODES.caption }, table])
    .focus(from + 1)
    .run()
}

function tableAround({ state }: Editor): { readonly from: number; readonly to: number } | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === NODES.table) return { from: $from.before(depth), to: $from.after(depth) }
  }
  return null
}

const captionBefore = ({ state }: Editor, at: number) => {
  const before = state.doc.resolve(at).nodeBefore
  return before?.type.name === NODES.caption ? before : null
}

/** To the caption of the table, which is made where there is none. */
function toCaption(editor: Editor): boolean {
  const table = tableAround(editor)
  if (!table) return false
  if (captionBefore(editor, table.from)) return editor.commands.focus(table.from - 1)
  return editor
    .chain()
    .insertContentAt(table.from, { type: NODES.caption })
    .focus(table.from + 1)
    .run()
}

/** The table with its caption. */
function removeTable(editor: Editor): boolean {
  const table = tableAround(editor)
  if (!table) return false
  const caption = captionBefore(editor, table.from)
  return editor
    .chain()
    .deleteRange({ ...table, from: table.from - (caption?.nodeSize ?? 0) })
    .focus()
    .run()
}
