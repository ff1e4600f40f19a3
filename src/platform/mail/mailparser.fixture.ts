/** What the tests use of a package that brings no types. */
declare module 'mailparser' {
  type Addresses = { readonly text: string }
  export type ParsedMail = {
    readonly subject?: string
    readonly text?: string
    readonly messageId?: string
    readonly from?: Addresses
    readonly to?: Addresses | readonly Addresses[]
    readonly attachments: readonly {
      readonly filename?: string
      readonly contentType: string
      readonly content: Buffer
    }[]
  }
  export function simpleParser(source: NodeJS.ReadableStream | Buffer): Promise<ParsedMail>
}
