const secrets: readonly (readonly [RegExp, string])[] = [
  [/\bsk-[\w*…-]{6,}/g, 'sk-…'],
  [/\bBearer\s+\S+/gi, 'Bearer …'],
  [/\bAIza[\w-]{10,}/g, 'AIza…'],
  [
    /((?:key|token|secret|password|authorization)(?: provided)?["']?\s*[:=]\s*["']?)[\w.~+/*-]{8,}/gi,
    '$1…',
  ],
  // JSON web tokens, base64: nothing that anybody reads is as long.
  [/[\w+/=-]{40,}(?:\.[\w+/=-]{10,})*/g, '…'],
]

/** The text without whatever looks like a key or like encoded bytes. */
export function hideSecrets(text: string): string {
  return secrets.reduce((rest, [pattern, shown]) => rest.replace(pattern, shown), text)
}
