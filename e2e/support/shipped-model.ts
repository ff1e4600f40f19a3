import { readFileSync } from 'node:fs'
import { z } from 'zod'

const Named = z.object({ id: z.string(), name: z.object({ pl: z.string() }).transform(({ pl }) => pl) })
const Step = Named.extend({
  kind: z.string(),
  by: z.array(z.string()),
  required: z.boolean(),
  form: z.string().optional(),
  body: z.string().optional(),
  repeat: z.string().optional(),
})
const Transition = Named.extend({
  to: z.string(),
  by: z.array(z.string()),
  reason: z.object({ required: z.boolean() }).optional(),
  outcomes: z.array(z.string()).optional(),
})
const Stage = Named.extend({ kind: z.string(), steps: z.array(Step), transitions: z.array(Transition) })
const Form = Named.extend({ record: z.string(), signedBy: z.array(z.string()) })
const Document = z.object({
  name: z.object({ pl: z.string() }),
  version: z.string(),
  bodies: z.array(Named.extend({ lifetime: z.string() })),
  roles: z.array(Named.extend({ sees: z.string() })),
  outcomes: z.array(Named.extend({ result: z.string() })),
  forms: z.array(Form),
  processes: z.array(
    Named.extend({
      subject: z.string(),
      start: z.string(),
      anytime: z.array(Step).default([]),
      stages: z.array(Stage),
    }),
  ),
})

export type ShippedStep = z.infer<typeof Step>
export type ShippedStage = z.infer<typeof Stage>
export type ShippedForm = z.infer<typeof Form>
export type ShippedModel = z.infer<typeof Document>

/** A model as it ships: a journey reads its words and its course from here, so that it does not repeat them. */
export const shippedModel = (id: string): ShippedModel =>
  Document.parse(JSON.parse(readFileSync(`content/models/${id}-1.0.json`, 'utf8')))

/** An element by its id; an error of the journey when the model has none. */
export function named<T extends { readonly id: string }>(elements: readonly T[], id: string): T {
  const found = elements.find((one) => one.id === id)
  if (!found) throw new Error(`the model has no ${id}`)
  return found
}
