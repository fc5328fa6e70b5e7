import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * @typedef {object} Mutant
 * @property {string} file
 * @property {number} line
 * @property {string} what
 * @property {string} text of the whole file
 */

/**
 * A file's mutants: each lacks one property, element or statement, or has one other literal.
 *
 * @param {string} file
 * @returns {Mutant[]}
 */
export function mutantsOf(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  /** @type {Mutant[]} */
  const mutants = [];

  /**
   * @param {ts.Node} node
   * @param {string} by
   */
  function replace(node, by, from = node.getStart(), to = node.end) {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const what = by.length > 1 ? `${by} for ${startOf(node)}` : `without ${startOf(node)}`;
    mutants.push({ file, line, what, text: text.slice(0, from) + by + text.slice(to) });
  }

  /** @param {ts.NodeArray<ts.Node>} list */
  function removeEach(list) {
    list.forEach((item, index) => {
      const [before, after] = [list[index - 1], list[index + 1]];
      // With one comma: without, an array would have a hole.
      const from = before && !after ? before.end : item.pos;
      replace(item, '', from, after ? after.pos : list.end);
    });
  }

  /** @param {ts.Node} node */
  function visit(node) {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isObjectLiteralExpression(node)) removeEach(node.properties);
    if (ts.isArrayLiteralExpression(node)) removeEach(node.elements);
    if (ts.isExpressionStatement(node)) replace(node, ';');
    const other = otherLiteral(node);
    if (other !== undefined) replace(node, other);
    ts.forEachChild(node, visit);
  }
  ts.forEachChild(source, visit);
  return mutants;
}

/**
 * @param {ts.Node} node
 * @returns {string | undefined}
 */
function otherLiteral(node) {
  // A property under another name is as good as one taken out.
  if (ts.isPropertyAssignment(node.parent) && node.parent.name === node) return undefined;
  const text = node.getText();
  if (node.kind === ts.SyntaxKind.TrueKeyword) return 'false';
  if (node.kind === ts.SyntaxKind.FalseKeyword) return 'true';
  if (ts.isNumericLiteral(node)) return `(${text} + 1)`;
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
    return `${text.slice(0, -1)}x${text.slice(-1)}`;
  }
  return undefined;
}

/** @param {ts.Node} node */
function startOf(node) {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
