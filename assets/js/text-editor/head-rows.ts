import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { NODES } from './editor-content.ts'

/** The first row of a table is its head, always and alone: whichever row that is after rows came and went. */
export const headRows = Extension.create({
  name: 'headRows',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (_, __, { doc, schema, tr }) => {
        doc.descendants((node, at) => {
          if (node.type.name !== NODES.table) return true
          node.forEach((row, rowAt, no) => {
            const wanted = schema.nodes[no === 0 ? NODES.headCell : NODES.cell]
            row.forEach((cell, cellAt) => {
              if (wanted && cell.type !== wanted) tr.setNodeMarkup(at + rowAt + cellAt + 2, wanted)
            })
          })
          return false
        })
        return tr.docChanged ? tr : null
      },
    }),
  ],
})
