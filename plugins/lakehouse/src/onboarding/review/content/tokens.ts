import refractor, { type RefractorNode } from 'refractor/core';
import hcl from 'refractor/lang/hcl';
import json from 'refractor/lang/json';
import markdown from 'refractor/lang/markdown';
import python from 'refractor/lang/python';
import sql from 'refractor/lang/sql';
import yaml from 'refractor/lang/yaml';
import type { Language } from './language';

/** Part of a line: its text, and what it is, such as `keyword`; plain where nothing is known. */
export interface Segment {
  text: string;
  token?: string;
}

for (const one of [hcl, json, markdown, python, sql, yaml]) {
  refractor.register(one);
}

/** The lines of a text, each in segments. Joined again they are the text. Loaded when the first file is looked at. */
export function tokenLines(text: string, language: Language): Segment[][] {
  const lines: Segment[][] = [[]];
  const add = (nodes: RefractorNode[], token?: string) => {
    for (const node of nodes) {
      if (node.type === 'element') {
        const [, kind] = node.properties.className ?? [];
        add(node.children, kind ?? token);
        continue;
      }
      node.value.split('\n').forEach((part, i) => {
        if (i > 0) lines.push([]);
        if (part) lines[lines.length - 1].push({ text: part, token });
      });
    }
  };
  add(refractor.highlight(text, language));
  return lines;
}
