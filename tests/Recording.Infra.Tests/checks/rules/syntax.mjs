/** The file is Bicep. */
export function syntax(file, files, report) {
  if (!file.tree.hasError)
    return;
  const wrong = [...allNodes(file.tree)].filter(node => node.isError || node.isMissing);
  for (const node of wrong.length > 0 ? wrong : [file.tree])
    report(node, `does not parse near: ${node.text.slice(0, 60)}`);
}

function* allNodes(node) {
  yield node;
  for (const child of node.children)
    yield* allNodes(child);
}
