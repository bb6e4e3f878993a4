#ifndef MOGNA_CNCURSES_H
#define MOGNA_CNCURSES_H

// The only door to ncurses: what Swift cannot import (macros, variadics, globals, signal handlers) is a small function
// here.
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_MOUSE_VERSION 2
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <ncursesw/curses.h>

/// wcwidth in a UTF-8 locale, whatever the process's own is: the answer never depends on the environment.
int mogna_wcwidth(uint32_t scalar);

/// Uses the environment's locale when its characters are UTF-8, else C.UTF-8, which every glibc has.
void mogna_use_utf8(void);

/// 1 when the terminal is known and can place its cursor, 0 when it is unknown, -1 when no descriptions were found.
int mogna_terminal_is_usable(void);

/// A descriptor that is readable when there is a key or a notice; -1 when the system refuses.
int mogna_event_descriptor(void);

/// What has been noted since the last look: 1 another size, 2 the end of a pause.
int mogna_notice(void);

/// Takes the terminal over; null when that fails.
SCREEN *mogna_begin(int wants_colours);

/// Gives the terminal back in order.
void mogna_end(SCREEN *screen);

/// Takes the size that the terminal has now.
void mogna_measure(void);

/// Sets the terminal up again after a pause in which a shell had it.
void mogna_resume(void);

/// Stops the process group as the terminal's own ^Z would, and returns when it is continued.
void mogna_suspend(void);

/// Dies as of a hang-up when the terminal is gone and nobody has said so; it would be asked for keys for ever.
void mogna_die_if_abandoned(void);

/// How many colours the terminal has; 0 for none.
int mogna_colours(void);

/// 1 where a colour's number is its red, green and blue.
int mogna_colours_are_direct(void);

/// How many pairs of colours there may be.
int mogna_pairs(void);

/// Columns of the screen.
int mogna_columns(void);

/// Rows of the screen.
int mogna_rows(void);

/// Puts one cell: a spacing character and its combining marks, ended by 0.
void mogna_put(int y, int x, const uint32_t *scalars, uint32_t attributes, int pair);

/// Puts one cell of ASCII.
void mogna_put_ascii(int y, int x, uint8_t character, uint32_t attributes, int pair);

/// Shows the cursor in a place, or hides it.
void mogna_cursor(int visible, int y, int x);

/// Writes what has changed.
void mogna_flush(void);

/// Writes everything at the next flush.
void mogna_repaint(void);

/// The flags of ncurses for ways to set off text.
uint32_t mogna_attributes(int bold, int dim, int underline, int reverse, int italic);

#endif
