/* A disk that the tests own, preloaded into the real server (LD_PRELOAD). It sees what is done to the files in one folder.

   DISK_FOLDER   the folder; shared memory (-shm) in it is no file of the disk
   DISK_JOURNAL  where every write, cut and sync is noted in order, so that a power cut can be played afterwards
   DISK_FAULTS   a file of letters that may change at any time: f the disk is full (nothing may grow), w writes fail,
                 s syncs fail, r reads fail */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
#define REAL(name, ...) ((__VA_ARGS__)dlsym(RTLD_NEXT, name))

static char names[MOST][64];
static int journal = -1;

struct note {
  uint8_t what;
  uint8_t name_length;
  uint16_t padding;
  uint32_t length;
  uint64_t offset;
};

static int real_open(const char *path, int flags) { return REAL("open64", int (*)(const char *, int, ...))(path, flags, 0600); }

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("DISK_JOURNAL");
  if (path) journal = real_open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC);
}

static int watched(int fd) { return fd >= 0 && fd < MOST && names[fd][0]; }

static int failing(char kind) {
  char letters[8];
  const char *path = getenv("DISK_FAULTS");
  int fd = path ? real_open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return 0;
  ssize_t found = REAL("read", ssize_t (*)(int, void *, size_t))(fd, letters, sizeof letters);
  REAL("close", int (*)(int))(fd);
  return found > 0 && memchr(letters, kind, found) != NULL;
}

static int fails(int number) {
  errno = number;
  return -1;
}

static void note(char what, const char *name, uint64_t offset, const void *data, size_t length) {
  if (journal < 0) return;
  int before = errno;
  struct note header = {what, strlen(name), 0, length, offset};
  struct iovec parts[] = {{&header, sizeof header}, {(void *)name, header.name_length}, {(void *)data, length}};
  if (REAL("writev", ssize_t (*)(int, const struct iovec *, int))(journal, parts, 3) < 0) abort();
  errno = before;
}

/* The name of a file of the disk; NULL for any other. */
static const char *named(const char *path) {
  const char *folder = getenv("DISK_FOLDER"), *name = strrchr(path, '/');
  if (!folder || !name || strlen(folder) != (size_t)(name - path) || strncmp(path, folder, name - path)) return NULL;
  return strlen(++name) < sizeof names[0] && !strstr(name, "-shm") ? name : NULL;
}

static int opened(int fd, const char *path) {
  if (fd < 0 || fd >= MOST) return fd;
  const char *name = named(path);
  strcpy(names[fd], name ? name : "");
  return fd;
}

#define OPENING(name)                                                     \
  int name(const char *path, int flags, ...) {                            \
    va_list more;                                                         \
    va_start(more, flags);                                                \
    mode_t mode = va_arg(more, mode_t);                                   \
    va_end(more);                                                         \
    return opened(REAL(#name, int (*)(const char *, int, ...))(path, flags, mode), path); \
  }
OPENING(open)
OPENING(open64)

int close(int fd) {
  if (watched(fd)) names[fd][0] = 0;
  return REAL("close", int (*)(int))(fd);
}

int unlink(const char *path) {
  int done = REAL("unlink", int (*)(const char *))(path);
  if (!done && named(path)) note('u', named(path), 0, NULL, 0);
  return done;
}

static int refused(int fd, off_t offset, size_t length) {
  struct stat held;
  if (failing('w')) return EIO;
  return failing('f') && fstat(fd, &held) == 0 && offset + (off_t)length > held.st_size ? ENOSPC : 0;
}

#define WRITING(name)                                                                 \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) {               \
    int wrong = watched(fd) ? refused(fd, offset, length) : 0;                        \
    if (wrong) return fails(wrong);                                                   \
    ssize_t done = REAL(#name, ssize_t (*)(int, const void *, size_t, off_t))(fd, data, length, offset); \
    if (done > 0 && watched(fd)) note('w', names[fd], offset, data, done);                   \
    return done;                                                                      \
  }
WRITING(pwrite)
WRITING(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
  ssize_t done = REAL("write", ssize_t (*)(int, const void *, size_t))(fd, data, length);
  if (done > 0 && watched(fd)) note('w', names[fd], lseek(fd, 0, SEEK_CUR) - done, data, done);
  return done;
}

#define READING(name)                                                                 \
  ssize_t name(int fd, void *data, size_t length, off_t offset) {                     \
    if (watched(fd) && failing('r')) return fails(EIO);                               \
    return REAL(#name, ssize_t (*)(int, void *, size_t, off_t))(fd, data, length, offset); \
  }
READING(pread)
READING(pread64)

#define CUTTING(name)                                                     \
  int name(int fd, off_t length) {                                        \
    int done = REAL(#name, int (*)(int, off_t))(fd, length);              \
    if (!done && watched(fd)) note('t', names[fd], length, NULL, 0);             \
    return done;                                                          \
  }
CUTTING(ftruncate)
CUTTING(ftruncate64)

/* After a sync that failed, Linux forgets what was not written: a later sync that succeeds does not bring it back. */
#define SYNCING(name)                                                     \
  int name(int fd) {                                                      \
    if (watched(fd) && failing('s')) {                                    \
      note('x', names[fd], 0, NULL, 0);                                          \
      return fails(EIO);                                                  \
    }                                                                     \
    int done = REAL(#name, int (*)(int))(fd);                             \
    if (!done && watched(fd)) note('s', names[fd], 0, NULL, 0);                  \
    return done;                                                          \
  }
SYNCING(fsync)
SYNCING(fdatasync)
