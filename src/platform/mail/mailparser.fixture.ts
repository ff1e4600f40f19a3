declare module 'mailparser' {
  type Addresses = { readonly text: string }
  export type ParsedMail = {
    readonly subject?: string
    readonly text?: string
    readonly html?: string | false
    readonly messageId?: string
    readonly from?: Addresses
    readonly to?: Addresses | readonly Addresses[]
    readonly headerLines: readonly { readonly key: string; readonly line: string }[]
    readonly attachments: readonly {
      readonly filename?: string
      readonly contentType: string
      readonly content: Buffer
    }[]
  }
  export function simpleParser(source: NodeJS.ReadableStream | Buffer): Promise<ParsedMail>
}
