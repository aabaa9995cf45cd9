/**
 * Regular expressions take linear time, whatever the text: names, comments, locations and cells are written by others. What a rule finds is
 * rewritten, or bounded where it is used.
 */
module.exports = {
  plugins: ['regexp'],
  rules: {
    'regexp/no-super-linear-backtracking': 'error',
    'regexp/no-super-linear-move': 'error',
  },
};
