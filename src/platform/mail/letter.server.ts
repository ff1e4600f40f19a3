import type { Ctx } from '../actor/ctx.server.ts'
import type { MessageKey } from '../i18n/catalogue.ts'
import { enqueue } from '../jobs/enqueue.server.ts'

/** A letter is two messages of the catalogue: `<template>.mail_subject` and `<template>.mail_text`, which takes `link`. */
export type MailTemplate = MessageKey extends infer Key
  ? Key extends `${infer Name}.mail_subject`
    ? Name
    : never
  : never

export type Letter = {
  readonly to: string
  readonly template: MailTemplate
  /** Where it leads, as a path of this site. */
  readonly link: string
  /** What the path ends with and only the addressee may know; forgotten once the letter has left. */
  readonly secret?: string
}

export const SEND_LETTER = 'platform.mail.send'

/** Puts a letter in the post: it leaves after the transaction was kept. It never names a family. */
export async function postLetter(ctx: Ctx, { to, template, link, secret }: Letter): Promise<void> {
  const id = ctx.newId()
  const row = { id, person_id: to, template, link, secret: secret ?? null, created_at: ctx.now }
  await ctx.db.insertInto('platform.mail').values(row).execute()
  await enqueue(ctx, { name: SEND_LETTER, id })
}
