// The extensions that glibc has: wcwidth, newlocale, epoll.
#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// Not <term.h>: its macros take common words such as `columns`.
extern int setupterm(const char *terminal, int descriptor, int *status);
extern char *tigetstr(const char *capability);
extern int tigetflag(const char *capability);

int mogna_wcwidth(uint32_t scalar) {
    static locale_t utf8 = (locale_t)0;
    if (utf8 == (locale_t)0) {
        locale_t made = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
        if (made == (locale_t)0) return 1;
        locale_t none = (locale_t)0;
        if (!__atomic_compare_exchange_n(&utf8, &none, made, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) freelocale(made);
    }
    locale_t before = uselocale(utf8);
    int columns = wcwidth((wchar_t)scalar);
    uselocale(before);
    return columns;
}

void mogna_use_utf8(void) {
    if (setlocale(LC_ALL, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_ALL, "C.UTF-8");
}

int mogna_terminal_is_usable(void) {
    int status = 0;
    if (setupterm(NULL, STDOUT_FILENO, &status) != OK) return status == 1 ? 0 : status;
    char *cup = tigetstr("cup");
    return cup != NULL && cup != (char *)-1 && *cup != 0;
}

// What a handler needs to give the terminal back: filled in once, before any handler is installed.
static struct termios mogna_saved_termios;
static char mogna_restoring[256];
static size_t mogna_restoring_length;
/// Whether the terminal is ours now: not before the start, not while suspended, not after the end.
static volatile sig_atomic_t mogna_is_ours;

/// Adds a capability's text, without the padding (`$<5>`) that only tputs would understand.
static void mogna_append(const char *text) {
    if (text == NULL || text == (char *)-1) return;
    while (*text != 0 && mogna_restoring_length < sizeof mogna_restoring) {
        const char *end = text[0] == '$' && text[1] == '<' ? strchr(text, '>') : NULL;
        if (end != NULL) text = end + 1;
        else mogna_restoring[mogna_restoring_length++] = *text++;
    }
}

/// Gives the terminal back with nothing but async-signal-safe calls.
static void mogna_restore(void) {
    if (!mogna_is_ours) return;
    mogna_is_ours = 0;
    // From the background, setting the terminal's modes would stop the process that is about to die.
    signal(SIGTTOU, SIG_IGN);
    ssize_t written = write(STDOUT_FILENO, mogna_restoring, mogna_restoring_length);
    (void)written;
    tcsetattr(STDIN_FILENO, TCSANOW, &mogna_saved_termios);
}

/// Gives the terminal back and dies of the signal after all.
static void mogna_restore_and_die(int number) {
    mogna_restore();
    signal(number, SIG_DFL);
    raise(number);
}

static void mogna_handle(int number, void (*handler)(int), int flags) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void mogna_restore_on_death(void) {
    static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP,
                                  SIGFPE, SIGSYS, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};
    // A file that may not grow and a pipe that nobody reads are errors of a write, and told of as such.
    signal(SIGXFSZ, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    // A stack that has overflowed cannot run a handler.
    static char stack[65536];
    stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternative, NULL);
    for (size_t index = 0; index < sizeof numbers / sizeof *numbers; index++)
        mogna_handle(numbers[index], mogna_restore_and_die, (int)(SA_ONSTACK | SA_NODEFER));
    static int is_registered = 0;
    if (!is_registered) is_registered = atexit(mogna_restore) == 0;
}

// Another size and the end of a pause come as signals, at any moment: also between the last look and the next wait.
// A descriptor remembers them, so that neither is missed.
static int mogna_notice_descriptor = -1;
static volatile sig_atomic_t mogna_was_resized;
static volatile sig_atomic_t mogna_was_continued;

static void mogna_note(int number) {
    int error = errno;
    if (number == SIGWINCH) mogna_was_resized = 1;
    if (number == SIGCONT) mogna_was_continued = 1;
    uint64_t one = 1;
    ssize_t written = write(mogna_notice_descriptor, &one, sizeof one);
    (void)written;
    errno = error;
}

int mogna_event_descriptor(void) {
    if (mogna_notice_descriptor < 0) mogna_notice_descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    int both = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event;
    memset(&event, 0, sizeof event);
    event.events = EPOLLIN;
    if (both < 0 || epoll_ctl(both, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0
        || epoll_ctl(both, EPOLL_CTL_ADD, mogna_notice_descriptor, &event) != 0) return -1;
    return both;
}

int mogna_notice(void) {
    uint64_t count;
    if (read(mogna_notice_descriptor, &count, sizeof count) < 0) return 0;
    int notice = (mogna_was_resized ? 1 : 0) | (mogna_was_continued ? 2 : 0);
    mogna_was_resized = 0;
    mogna_was_continued = 0;
    return notice;
}

/// Writes a capability that ncurses itself does not use: BE and BD begin and end the bracketing of pasted text.
static void mogna_say(const char *capability) {
    const char *text = tigetstr(capability);
    if (text == NULL || text == (char *)-1) return;
    fputs(text, stdout);
    fflush(stdout);
}

// xterm's modes: 1002 tells of buttons, the wheel, and moves while a button is down, so that an idle hand sends nothing;
// 1006 in a form without a largest column.
#define MOGNA_MOUSE_ON "\033[?1002;1006h"
#define MOGNA_MOUSE_OFF "\033[?1002;1006l"

static int mogna_has_mouse(void) {
    const char *mouse = tigetstr("kmous");
    return mouse != NULL && mouse != (char *)-1;
}

/// Asks for, or no more for, what ncurses does not: the bracketing of pasted text, and the mouse.
static void mogna_listen(int wanted) {
    mogna_say(wanted ? "BE" : "BD");
    if (!mogna_has_mouse()) return;
    fputs(wanted ? MOGNA_MOUSE_ON : MOGNA_MOUSE_OFF, stdout);
    fflush(stdout);
}

SCREEN *mogna_begin(int wants_colours) {
    tcgetattr(STDIN_FILENO, &mogna_saved_termios);
    mogna_restoring_length = 0;
    mogna_append(tigetstr("BD"));
    if (mogna_has_mouse()) mogna_append(MOGNA_MOUSE_OFF);
    mogna_append(tigetstr("sgr0"));
    mogna_append(tigetstr("op"));
    mogna_append(tigetstr("rmkx"));
    mogna_append(tigetstr("cnorm"));
    mogna_append(tigetstr("rmcup"));
    mogna_append("\r\n");
    SCREEN *screen = newterm(NULL, stdout, stdin);
    if (screen == NULL) return NULL;
    // Until it has been suspended once, ncurses 6.4 takes each move of the cursor for one of a program that uses nothing
    // else of it, and writes what it has at once: a hundred writes for a frame instead of two.
    endwin();
    refresh();
    mogna_is_ours = 1;
    mogna_restore_on_death();
    mogna_handle(SIGWINCH, mogna_note, SA_RESTART);
    mogna_handle(SIGCONT, mogna_note, SA_RESTART);
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    set_escdelay(25);
    // What comes of the mouse is read by our own decoder.
    define_key(NULL, KEY_MOUSE);
    if (wants_colours && has_colors()) {
        start_color();
        use_default_colors();
    }
    mogna_listen(1);
    return screen;
}

void mogna_end(SCREEN *screen) {
    mogna_handle(SIGWINCH, SIG_DFL, 0);
    mogna_handle(SIGCONT, SIG_DFL, 0);
    if (!isendwin()) endwin();
    mogna_listen(0);
    mogna_is_ours = 0;
    delscreen(screen);
}

void mogna_measure(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0)
        resizeterm(size.ws_row, size.ws_col);
}

void mogna_resume(void) {
    if (!isendwin()) endwin();
    refresh();
    mogna_listen(1);
    mogna_is_ours = 1;
}

void mogna_suspend(void) {
    endwin();
    mogna_listen(0);
    mogna_is_ours = 0;
    struct sigaction ours;
    sigaction(SIGTSTP, NULL, &ours);
    mogna_handle(SIGTSTP, SIG_DFL, 0);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &ours, NULL);
    mogna_measure();
    mogna_resume();
}

void mogna_die_if_abandoned(void) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    if (poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0) raise(SIGHUP);
}

int mogna_colours(void) { return has_colors() ? COLORS : 0; }
int mogna_colours_are_direct(void) { return tigetflag("RGB") > 0; }
int mogna_pairs(void) { return COLOR_PAIRS; }
int mogna_columns(void) { return COLS; }
int mogna_rows(void) { return LINES; }

void mogna_put(int y, int x, const uint32_t *scalars, uint32_t attributes, int pair) {
    cchar_t cell;
    wchar_t text[CCHARW_MAX + 1];
    int count = 0;
    while (count < CCHARW_MAX && scalars[count] != 0) {
        text[count] = (wchar_t)scalars[count];
        count++;
    }
    text[count] = 0;
    if (setcchar(&cell, text, attributes, 0, &pair) == OK) mvadd_wch(y, x, &cell);
}

void mogna_put_ascii(int y, int x, uint8_t character, uint32_t attributes, int pair) {
    uint32_t scalars[] = {character < 0x20 || character == 0x7F ? ' ' : character, 0};
    mogna_put(y, x, scalars, attributes, pair);
}

void mogna_cursor(int visible, int y, int x) {
    curs_set(visible);
    if (visible) move(y, x);
}

void mogna_flush(void) { refresh(); }

void mogna_repaint(void) { clearok(curscr, TRUE); }

uint32_t mogna_attributes(int bold, int dim, int underline, int reverse, int italic) {
    attr_t attributes = 0;
    if (bold) attributes |= A_BOLD;
    if (dim) attributes |= A_DIM;
    if (underline) attributes |= A_UNDERLINE;
    if (reverse) attributes |= A_REVERSE;
    if (italic) attributes |= A_ITALIC;
    return (uint32_t)attributes;
}
