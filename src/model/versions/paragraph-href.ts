/** Where a paragraph of a version stands in its handbook. */
export const paragraphHref = (modelId: string, version: string, clause: string): string =>
  `/handbook/${encodeURIComponent(modelId)}/${encodeURIComponent(version)}#${clause}`
