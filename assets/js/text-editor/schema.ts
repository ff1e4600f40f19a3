import { Extension, type Extensions, Node } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { TableCell } from '@tiptap/extension-table/cell'
import { TableHeader } from '@tiptap/extension-table/header'
import { TableRow } from '@tiptap/extension-table/row'
import { Table } from '@tiptap/extension-table/table'
import { Text } from '@tiptap/extension-text'
import { TrailingNode } from '@tiptap/extensions/trailing-node'
import { UndoRedo } from '@tiptap/extensions/undo-redo'
import { NODES } from './editor-content.ts'
import { headRows } from './head-rows.ts'

/** A line end inside a paragraph. */
const LineBreak = Node.create({
  name: NODES.lineBreak,
  group: 'inline',
  inline: true,
  selectable: false,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return { 'Shift-Enter': () => this.editor.commands.insertContent({ type: this.name }) }
  },
})

/** What a table tells, right above it. */
const Caption = Node.create<{ label: string }>({
  name: NODES.caption,
  group: 'block',
  content: 'text*',
  marks: '',
  addOptions: () => ({ label: '' }),
  parseHTML: () => [{ tag: 'caption' }],
  renderHTML() {
    return ['p', { class: 'caption', 'data-label': this.options.label }, 0]
  },
  addKeyboardShortcuts() {
    return {
      // On to the table; a paragraph between them would part them.
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        return $from.parent.type.name === this.name && editor.commands.focus($from.after() + 3)
      },
    }
  },
})

/** Items have no lists in them, and Tab leaves the field as it leaves any other. */
const Item = ListItem.extend({
  content: 'paragraph+',
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name) }
  },
})

/** Cells are never joined. */
const alone = {
  content: 'paragraph+',
  addAttributes: () => ({
    colspan: { default: 1, parseHTML: () => 1 },
    rowspan: { default: 1, parseHTML: () => 1 },
    colwidth: { default: null, parseHTML: () => null },
  }),
}

const isInTable = (name: string): boolean => name === NODES.cell || name === NODES.headCell

/** By Tab from cell to cell and out of the last one; by Enter to the next. */
const CellKeys = Extension.create({
  name: 'cellKeys',
  priority: 1_000,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        return isInTable($from.node(-1)?.type.name ?? '') && (editor.commands.goToNextCell() || true)
      },
    }
  },
})

/** The parts that a text may have (FORMAT.md, section 4), and nothing else: whatever is pasted becomes one of them. */
export const extensionsWith = (captionLabel: string): Extensions => [
  Document,
  Text,
  Paragraph,
  Bold,
  LineBreak,
  BulletList,
  OrderedList,
  Item,
  Caption.configure({ label: captionLabel }),
  Table.extend({
    renderHTML: () => ['table', { class: 'tbl' }, ['tbody', 0]],
    addNodeView: () => null,
    addKeyboardShortcuts() {
      return {
        Tab: () => this.editor.commands.goToNextCell(),
        'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
      }
    },
  }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend(alone),
  TableCell.extend(alone),
  CellKeys,
  headRows,
  UndoRedo,
  TrailingNode,
]
