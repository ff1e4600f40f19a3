import type { z } from 'zod'
import type { CaseId } from '#kernel'
import type { Ctx } from '../actor/ctx.server.ts'
import type { Fact } from '../facts/record.server.ts'
import type { Locale, T } from '../i18n/catalogue.ts'
import type { ParamsOf } from '../web/page.ts'
import type { PrintDocument } from './print-document.domain.ts'

/** What a print is made from: what was loaded, and the language of whoever asked. */
export type Printed<P, L> = {
  readonly params: P
  readonly loaded: L
  readonly t: T
  readonly locale: Locale
}

export type PrintSpec<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L> = PrintFrame<
  Path,
  P,
  L
> &
  (SetNow<P, L> | SetBefore<L>)

/** Set each time somebody asks for it. */
type SetNow<P, L> = {
  readonly document: (seen: Printed<P, NoInfer<L>>) => PrintDocument
  readonly kindOf?: undefined
  /** Also to be had as a file for a word processor, under the same address with `/docx`. */
  readonly office?: true
  readonly kept?: undefined
}
/** Made once and kept since: the very file is sent. */
type SetBefore<L> = {
  readonly kept: (loaded: NoInfer<L>) => Uint8Array<ArrayBuffer>
  /** What kind of file it is, where it is not a PDF. */
  readonly kindOf?: (loaded: NoInfer<L>) => KeptKind
  readonly document?: undefined
  readonly office?: undefined
}

export type KeptKind = 'pdf' | 'docx' | 'jpg' | 'png' | 'webp'

type PrintFrame<Path extends string, P extends Readonly<Record<ParamsOf<Path>, string>>, L> = {
  /** Address with parameters, as `/cases/:caseId/print/plan`. */
  readonly path: Path
  readonly params?: z.ZodType<P>
  /** The act that this print is the way to; the row of the table who may what. */
  readonly act: string
  /** The fact that puts the print on the record of the thing printed; `public` is printed for everybody, and by nobody in particular. */
  readonly looking: ((params: P, loaded: NoInfer<L>) => Fact) | 'public'
  /** The case a print is about: narrows every relation to it. */
  readonly scope?: (params: P) => CaseId
  /** Reads what is printed, by the same queries as the pages; what is absent or hidden throws `NotFound`. */
  readonly load: (ctx: Ctx, params: P) => Promise<L>
  /** The name of the file, without its ending and without anybody's name. */
  readonly name: (seen: Printed<P, NoInfer<L>>) => string
}

type Params = Readonly<Record<string, string>>
/** What the site needs of a print once its types have done their work. */
export type Print = {
  readonly path: string
  /** Where the same is had as a file for a word processor; null where it is not offered. */
  readonly docxPath: string | null
  readonly act: string
  readonly spec: PrintSpec<string, Params, unknown>
}
export type PrintOf<Path extends string> = Print & {
  at(params: Readonly<Record<ParamsOf<Path>, string>>): string
  /** The address of the same as a file for a word processor, for prints that declare `office`. */
  docxAt(params: Readonly<Record<ParamsOf<Path>, string>>): string
}

/** One print: a document that somebody takes away as a file, signed in and on the record unless what it says is public. Every print has an act. */
export function print<
  const Path extends string,
  L,
  P extends Readonly<Record<ParamsOf<Path>, string>> = Readonly<Record<ParamsOf<Path>, string>>,
>(spec: PrintSpec<Path, P, L>): PrintOf<Path> {
  const docxPath = `${spec.path}/docx`
  return {
    path: spec.path,
    docxPath: spec.office ? docxPath : null,
    act: spec.act,
    // The site calls the functions of one print only with what other functions of the same print returned.
    spec: spec as object as Print['spec'],
    at: (params) => filled(spec.path, params),
    docxAt: (params) => filled(docxPath, params),
  }
}

const filled = (path: string, params: Params): string =>
  path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
