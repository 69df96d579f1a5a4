// AdamW as a careful person writes it in C: folded constants, one root and one division. Compiled by the system's compiler with
// -O3 -march=native -ffast-math, alone and with a pool of threads that spin between steps.
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <math.h>

typedef struct {
    float keep, decay1, rest1, decay2, rest2, rate, epsilon;
} uniforms_t;

static void step(float *restrict x, const float *restrict g, float *restrict m, float *restrict v, size_t n, uniforms_t u)
{
    for (size_t i = 0; i < n; i++) {
        float gradient = g[i];
        float first = u.decay1 * m[i] + u.rest1 * gradient;
        float second = u.decay2 * v[i] + u.rest2 * gradient * gradient;
        m[i] = first;
        v[i] = second;
        x[i] = u.keep * x[i] - u.rate * first / (sqrtf(second) + u.epsilon);
    }
}

void adamw_step(float *x, const float *g, float *m, float *v, size_t n, const uniforms_t *u)
{
    step(x, g, m, v, n, *u);
}

// A pool as fast as it gets: every thread has its fixed share, and spins for the next step. It never blocks, so it is stopped after use.
#define MOST_THREADS 64

static struct {
    float *x, *m, *v;
    const float *g;
    size_t n;
    uniforms_t u;
    int threads;
} job;

static pthread_t workers[MOST_THREADS];
static _Alignas(64) atomic_int round_number;
static _Alignas(64) atomic_int finished;
static _Alignas(64) atomic_int stopping;

static void share(int thread)
{
    // Whole lines.
    size_t from = job.n * (size_t)thread / (size_t)job.threads / 16 * 16;
    size_t to = thread + 1 == job.threads ? job.n : job.n * (size_t)(thread + 1) / (size_t)job.threads / 16 * 16;
    step(job.x + from, job.g + from, job.m + from, job.v + from, to - from, job.u);
}

static void *work(void *argument)
{
    int thread = (int)(size_t)argument;
    int seen = 0;
    for (;;) {
        while (atomic_load_explicit(&round_number, memory_order_acquire) == seen) {
            if (atomic_load_explicit(&stopping, memory_order_relaxed))
                return NULL;
            __builtin_ia32_pause();
        }
        seen++;
        share(thread);
        atomic_fetch_add_explicit(&finished, 1, memory_order_release);
    }
}

int adamw_start(int threads)
{
    if (threads > MOST_THREADS)
        return -1;
    job.threads = threads;
    atomic_store(&stopping, 0);
    atomic_store(&round_number, 0);
    for (int thread = 1; thread < threads; thread++)
        if (pthread_create(&workers[thread], NULL, work, (void *)(size_t)thread))
            return -1;
    return 0;
}

void adamw_stop(void)
{
    atomic_store(&stopping, 1);
    for (int thread = 1; thread < job.threads; thread++)
        pthread_join(workers[thread], NULL);
}

void adamw_pool_step(float *x, const float *g, float *m, float *v, size_t n, const uniforms_t *u)
{
    job.x = x;
    job.g = g;
    job.m = m;
    job.v = v;
    job.n = n;
    job.u = *u;
    atomic_store_explicit(&finished, 0, memory_order_relaxed);
    atomic_fetch_add_explicit(&round_number, 1, memory_order_release);
    share(0);
    while (atomic_load_explicit(&finished, memory_order_acquire) != job.threads - 1)
        __builtin_ia32_pause();
}
