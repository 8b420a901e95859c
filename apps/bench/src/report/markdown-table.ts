/** A table as Markdown has it; whoever writes the file lines its columns up. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const rule = head.map(() => '---')
  return [head, rule, ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')
}

function escapeCell(cell: string): string {
  return cell.replaceAll('|', '\\|')
}
