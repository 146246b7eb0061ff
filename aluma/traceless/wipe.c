/*
 * Overwrites every block of memory before it is given back, and the unused stack whenever the program comes to rest.
 *
 * Keeps: session.not-kept
 *
 * Preloaded in front of glibc (LD_PRELOAD), with PYTHONMALLOC=malloc, so that what a visitor typed is gone from the
 * process as soon as nothing refers to it. Three doors lead out of the heap, and one more out of a turn:
 *
 *   free          the whole block, as far as the allocator lent it (malloc_usable_size, which is at least what was asked)
 *   realloc       a block that shrinks gives its tail back; one that grows may move and leave its old place behind.
 *                 With free alone, 33 of 200 words in growing bytearrays stayed readable.
 *   reallocarray  glibc's own calls realloc inside the library; bound here so that nothing depends on that
 *   epoll_wait    where an event loop waits. Functions that returned leave their variables on the stack; CPython, for
 *                 one, encodes short text in a buffer of 512 bytes there. Below this call nothing is in use.
 *                 Vector registers are cleared there too.
 *
 * The other doors need nothing: malloc, calloc, posix_memalign and aligned_alloc only take; cfree left glibc in 2.26.
 * __libc_malloc, __libc_free and __libc_realloc are glibc's own names for what stands behind. Bound at link time, they
 * need no dlsym, which itself allocates and frees before a wrapper can be ready.
 *
 * Nothing is logged, counted or kept. errno is left alone: memset does not touch it, and free must not.
 */

#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>

/* How far below the loop the stack is wiped. The deepest of turns, pages and TLS handshakes measured goes 25 kB. */
#define STACK_DEPTH (64 * 1024)

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

/* Its presence tells the self-test which way of wiping is at work. */
const int aluma_wipes_freed_memory = 1;

/* explicit_bzero: a memset that the compiler may not leave out although nothing reads the block afterwards. */
static void give_back(void *block)
{
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

static void *shrunk(void *block, size_t size, size_t lent)
{
    void *same;

    explicit_bzero((char *)block + size, lent - size);
    /* glibc shrinks in place; a block with its own mapping moves by page tables or is unmapped whole. */
    same = __libc_realloc(block, size);
    return same != NULL ? same : block; /* what was lent is room enough */
}

static void *moved(void *block, size_t size, size_t lent)
{
    void *larger = __libc_malloc(size);

    if (larger == NULL)
        return NULL; /* the old block stays as it is, as the standard asks */
    memcpy(larger, block, lent);
    give_back(block);
    return larger;
}

static void *resized(void *block, size_t size)
{
    size_t lent;

    if (block == NULL)
        return __libc_malloc(size);
    if (size == 0) {
        give_back(block); /* as glibc does */
        return NULL;
    }
    lent = malloc_usable_size(block);
    return size <= lent ? shrunk(block, size, lent) : moved(block, size, lent);
}

void free(void *block)
{
    if (block != NULL)
        give_back(block);
}

void *realloc(void *block, size_t size)
{
    return resized(block, size);
}

void *reallocarray(void *block, size_t count, size_t size)
{
    size_t whole;

    if (__builtin_mul_overflow(count, size, &whole)) {
        errno = ENOMEM;
        return NULL;
    }
    return resized(block, whole);
}

static void __attribute__((noinline)) wipe_stack(void)
{
    char below[STACK_DEPTH];

    explicit_bzero(below, sizeof below);
}

/*
 * Vector registers carry the last text that was copied or scanned. The kernel shows them in a memory image, and the
 * dynamic linker saves them on the stack. All that a called function may change are cleared; the rest hold no text.
 */
static void __attribute__((noinline)) wipe_registers(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx"))
        __asm__ volatile("vzeroall" ::: "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
                         "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
    else
        __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15\n\t"
                         "pxor %%xmm\\n, %%xmm\\n\n\t"
                         ".endr" ::: "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
                         "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
    if (__builtin_cpu_supports("avx512f")) /* 16 to 31, which no compiler flag of ours lets the compiler use */
        __asm__ volatile(".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
                         "vpxorq %%zmm\\n, %%zmm\\n, %%zmm\\n\n\t"
                         ".endr" ::);
#elif defined(__aarch64__)
    __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
                     "movi v\\n\\().2d, #0\n\t"
                     ".endr" ::: "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v16", "v17", "v18", "v19", "v20",
                     "v21", "v22", "v23", "v24", "v25", "v26", "v27", "v28", "v29", "v30", "v31");
#endif
}

int epoll_wait(int set, struct epoll_event *events, int most, int milliseconds)
{
    wipe_stack();
    wipe_registers();
    return epoll_pwait(set, events, most, milliseconds, NULL); /* the same, with no signal mask to change */
}
