/*
 * Trains Pip: a language model of the llama architecture, by backpropagation written out by hand. One thread and random
 * numbers of its own, so that the same processor and compiler make the same weights again.
 *
 *   cc -O3 -march=native train.c -lm -o train
 *   ./train STEPS LEARNING_RATE CPU_SECONDS
 *
 * Reads lessons.bin (lessons.ts), writes weights.bin. Where checkpoint.bin lies it goes on from there; it stops after
 * CPU_SECONDS and leaves one behind. Arrays are [token][value], row after row.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
  WIDTH = 128,
  HEADS = 4,
  HEAD_SIZE = WIDTH / HEADS,
  FEED_FORWARD = 256,
  LAYERS = 3,
  CONTEXT = 512,
  BATCH = 8,
  MOST_EXCHANGES = 6,
};

/* Special tokens, as in vocabulary.ts. */
enum { TOKEN_BEGIN = 1, TOKEN_USER = 3, TOKEN_ASSISTANT = 4, TOKEN_END = 5 };

/* A target that nothing is learned from: what the person says. */
enum { NO_TARGET = -1 };

/* ---- Random numbers (xorshift64, George Marsaglia) ---- */

static unsigned long long random_state = 88172645463325252ULL;

static unsigned random_integer(void) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (unsigned)(random_state >> 16);
}

/* In [0, 1). */
static float random_uniform(void) { return (random_integer() & 0xffffff) / 16777216.0f; }

/* About normal: the sum of twelve uniform ones has the variance 1. */
static float random_normal(void) {
  float sum = 0;
  for (int i = 0; i < 12; i++) sum += random_uniform();
  return sum - 6;
}

/* ---- Lessons ---- */

typedef struct {
  int length;
  int *tokens;
} Text;

static int vocabulary_size;
static int lesson_count;
static Text *questions;
static Text *answers;

static void must(int is_well, const char *what) {
  if (is_well) return;
  fprintf(stderr, "%s\n", what);
  exit(1);
}

static void read_exactly(FILE *file, void *target, size_t size, size_t count) {
  must(fread(target, size, count, file) == count, "a file is too short");
}

static void read_lessons(const char *name) {
  FILE *file = fopen(name, "rb");
  must(file != NULL, "there is no lessons.bin: make it with cli.ts prepare");
  read_exactly(file, &vocabulary_size, 4, 1);
  read_exactly(file, &lesson_count, 4, 1);
  questions = malloc(lesson_count * sizeof(Text));
  answers = malloc(lesson_count * sizeof(Text));
  for (int i = 0; i < lesson_count; i++) {
    read_exactly(file, &questions[i].length, 4, 1);
    read_exactly(file, &answers[i].length, 4, 1);
    questions[i].tokens = malloc((questions[i].length + 1) * sizeof(int));
    answers[i].tokens = malloc((answers[i].length + 1) * sizeof(int));
    read_exactly(file, questions[i].tokens, 4, questions[i].length);
    read_exactly(file, answers[i].tokens, 4, answers[i].length);
  }
  fclose(file);
}

/* Writes a text into a conversation. Returns its new length. */
static int append(int *conversation, int length, Text text) {
  memcpy(conversation + length, text.tokens, text.length * sizeof(int));
  return length + text.length;
}

/*
 * Makes a conversation of one to six exchanges drawn by chance. A target is the token that follows, where it is the model's
 * to say. Returns the length.
 */
static int build_conversation(int *tokens, int *targets) {
  int length = 0;
  tokens[length++] = TOKEN_BEGIN;
  int exchanges = 1 + random_integer() % MOST_EXCHANGES;
  for (int k = 0; k < exchanges; k++) {
    int lesson = random_integer() % lesson_count;
    if (length + questions[lesson].length + answers[lesson].length + 3 > CONTEXT) break;
    tokens[length++] = TOKEN_USER;
    length = append(tokens, length, questions[lesson]);
    tokens[length++] = TOKEN_END;
    tokens[length++] = TOKEN_ASSISTANT;
    length = append(tokens, length, answers[lesson]);
    tokens[length++] = TOKEN_END;
  }
  int is_answer = 0;
  for (int i = 0; i + 1 < length; i++) {
    if (tokens[i] == TOKEN_ASSISTANT) is_answer = 1;
    targets[i] = is_answer ? tokens[i + 1] : NO_TARGET;
    if (is_answer && tokens[i + 1] == TOKEN_END) is_answer = 0;
  }
  return length - 1;
}

/* ---- Parameters: one array, seen as its parts ---- */

typedef struct {
  float *embedding; /* [vocabulary][WIDTH], also the output's */
  float *norm1[LAYERS];
  float *query[LAYERS];
  float *key[LAYERS];
  float *value[LAYERS];
  float *output[LAYERS];
  float *norm2[LAYERS];
  float *gate[LAYERS];
  float *up[LAYERS];
  float *down[LAYERS];
  float *final_norm;
} Parameters;

static float *take(float *base, size_t *used, size_t count) {
  float *part = base == NULL ? NULL : base + *used;
  *used += count;
  return part;
}

/* Lays the parts over `base`, in the order of model-file.ts. Returns how many numbers they are; NULL only counts. */
static size_t lay_out(Parameters *p, float *base) {
  size_t used = 0;
  p->embedding = take(base, &used, (size_t)vocabulary_size * WIDTH);
  for (int l = 0; l < LAYERS; l++) {
    p->norm1[l] = take(base, &used, WIDTH);
    p->query[l] = take(base, &used, WIDTH * WIDTH);
    p->key[l] = take(base, &used, WIDTH * WIDTH);
    p->value[l] = take(base, &used, WIDTH * WIDTH);
    p->output[l] = take(base, &used, WIDTH * WIDTH);
    p->norm2[l] = take(base, &used, WIDTH);
    p->gate[l] = take(base, &used, FEED_FORWARD * WIDTH);
    p->up[l] = take(base, &used, FEED_FORWARD * WIDTH);
    p->down[l] = take(base, &used, WIDTH * FEED_FORWARD);
  }
  p->final_norm = take(base, &used, WIDTH);
  return used;
}

/* ---- Building blocks, each with its way back ---- */

/* out[t][o] = sum over i of in[t][i] * weights[o][i]; four rows at a time, which is faster. */
static void multiply(float *out, const float *in, const float *weights, int rows, int inputs, int outputs) {
  int t = 0;
  for (; t + 4 <= rows; t += 4) {
    for (int o = 0; o < outputs; o++) {
      const float *w = weights + (size_t)o * inputs;
      const float *a = in + (size_t)t * inputs, *b = a + inputs, *c = b + inputs, *d = c + inputs;
      float sum_a = 0, sum_b = 0, sum_c = 0, sum_d = 0;
      for (int i = 0; i < inputs; i++) {
        sum_a += a[i] * w[i];
        sum_b += b[i] * w[i];
        sum_c += c[i] * w[i];
        sum_d += d[i] * w[i];
      }
      out[(size_t)t * outputs + o] = sum_a;
      out[(size_t)(t + 1) * outputs + o] = sum_b;
      out[(size_t)(t + 2) * outputs + o] = sum_c;
      out[(size_t)(t + 3) * outputs + o] = sum_d;
    }
  }
  for (; t < rows; t++) {
    for (int o = 0; o < outputs; o++) {
      float sum = 0;
      for (int i = 0; i < inputs; i++) sum += in[(size_t)t * inputs + i] * weights[(size_t)o * inputs + i];
      out[(size_t)t * outputs + o] = sum;
    }
  }
}

/* Adds to d_in and d_weights. */
static void multiply_back(float *d_in, float *d_weights, const float *d_out, const float *in, const float *weights,
                          int rows, int inputs, int outputs) {
  for (int t = 0; t < rows; t++) {
    float *di = d_in + (size_t)t * inputs;
    const float *g = d_out + (size_t)t * outputs;
    for (int o = 0; o + 4 <= outputs; o += 4) {
      const float *w = weights + (size_t)o * inputs;
      for (int i = 0; i < inputs; i++) {
        di[i] += g[o] * w[i] + g[o + 1] * w[inputs + i] + g[o + 2] * w[2 * inputs + i] + g[o + 3] * w[3 * inputs + i];
      }
    }
  }
  for (int o = 0; o < outputs; o++) {
    float *dw = d_weights + (size_t)o * inputs;
    int t = 0;
    for (; t + 4 <= rows; t += 4) {
      float g0 = d_out[(size_t)t * outputs + o], g1 = d_out[(size_t)(t + 1) * outputs + o];
      float g2 = d_out[(size_t)(t + 2) * outputs + o], g3 = d_out[(size_t)(t + 3) * outputs + o];
      const float *a = in + (size_t)t * inputs;
      for (int i = 0; i < inputs; i++) {
        dw[i] += g0 * a[i] + g1 * a[inputs + i] + g2 * a[2 * inputs + i] + g3 * a[3 * inputs + i];
      }
    }
    for (; t < rows; t++) {
      float g = d_out[(size_t)t * outputs + o];
      for (int i = 0; i < inputs; i++) dw[i] += g * in[(size_t)t * inputs + i];
    }
  }
}

/* Root-mean-square norm; `scales` keeps what each row was multiplied by. */
static void norm(float *out, float *scales, const float *in, const float *weights, int rows) {
  for (int t = 0; t < rows; t++) {
    float sum = 0;
    for (int i = 0; i < WIDTH; i++) sum += in[t * WIDTH + i] * in[t * WIDTH + i];
    scales[t] = 1 / sqrtf(sum / WIDTH + 1e-5f);
    for (int i = 0; i < WIDTH; i++) out[t * WIDTH + i] = in[t * WIDTH + i] * scales[t] * weights[i];
  }
}

/* Adds to d_in and d_weights. */
static void norm_back(float *d_in, float *d_weights, const float *d_out, const float *in, const float *scales,
                      const float *weights, int rows) {
  for (int t = 0; t < rows; t++) {
    float sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      sum += d_out[t * WIDTH + i] * weights[i] * in[t * WIDTH + i];
      d_weights[i] += d_out[t * WIDTH + i] * in[t * WIDTH + i] * scales[t];
    }
    sum *= scales[t] * scales[t] * scales[t] / WIDTH;
    for (int i = 0; i < WIDTH; i++) {
      d_in[t * WIDTH + i] += d_out[t * WIDTH + i] * weights[i] * scales[t] - sum * in[t * WIDTH + i];
    }
  }
}

static float cosines[CONTEXT][HEAD_SIZE / 2];
static float sines[CONTEXT][HEAD_SIZE / 2];

static void prepare_rotation(void) {
  for (int t = 0; t < CONTEXT; t++) {
    for (int i = 0; i < HEAD_SIZE / 2; i++) {
      double angle = t * pow(10000.0, -2.0 * i / HEAD_SIZE);
      cosines[t][i] = cos(angle);
      sines[t][i] = sin(angle);
    }
  }
}

/* Rotary positions on neighbouring pairs; a direction of -1 is the way back. */
static void rotate(float *in, int rows, float direction) {
  for (int t = 0; t < rows; t++) {
    for (int h = 0; h < HEADS; h++) {
      for (int i = 0; i < HEAD_SIZE / 2; i++) {
        float *pair = in + t * WIDTH + h * HEAD_SIZE + 2 * i;
        float a = pair[0], b = pair[1], c = cosines[t][i], s = sines[t][i] * direction;
        pair[0] = a * c - b * s;
        pair[1] = a * s + b * c;
      }
    }
  }
}

/* ---- The model: what the way forward leaves behind, the way back needs ---- */

static float stream[LAYERS + 1][CONTEXT * WIDTH];
static float normed1[LAYERS][CONTEXT * WIDTH], scales1[LAYERS][CONTEXT];
static float queries[LAYERS][CONTEXT * WIDTH], keys[LAYERS][CONTEXT * WIDTH], values[LAYERS][CONTEXT * WIDTH];
static float attention[LAYERS][HEADS * CONTEXT * CONTEXT], attended[LAYERS][CONTEXT * WIDTH];
static float between[LAYERS][CONTEXT * WIDTH];
static float normed2[LAYERS][CONTEXT * WIDTH], scales2[LAYERS][CONTEXT];
static float gates[LAYERS][CONTEXT * FEED_FORWARD], ups[LAYERS][CONTEXT * FEED_FORWARD];
static float hidden[LAYERS][CONTEXT * FEED_FORWARD];
static float final_normed[CONTEXT * WIDTH], final_scales[CONTEXT];
static float added[CONTEXT * WIDTH];
static float *logits; /* [CONTEXT][vocabulary] */

static const float *row_of(const float *rows, int t, int head) { return rows + t * WIDTH + head * HEAD_SIZE; }

static void attend(int l, int rows) {
  float scale = 1 / sqrtf(HEAD_SIZE);
  memset(attended[l], 0, rows * WIDTH * sizeof(float));
  for (int h = 0; h < HEADS; h++) {
    for (int t = 0; t < rows; t++) {
      float *weights = attention[l] + (h * CONTEXT + t) * CONTEXT;
      float largest = -1e9;
      for (int j = 0; j <= t; j++) {
        float sum = 0;
        for (int i = 0; i < HEAD_SIZE; i++) sum += row_of(queries[l], t, h)[i] * row_of(keys[l], j, h)[i];
        weights[j] = sum * scale;
        if (weights[j] > largest) largest = weights[j];
      }
      float total = 0;
      for (int j = 0; j <= t; j++) {
        weights[j] = expf(weights[j] - largest);
        total += weights[j];
      }
      float *out = attended[l] + t * WIDTH + h * HEAD_SIZE;
      for (int j = 0; j <= t; j++) {
        weights[j] /= total;
        for (int i = 0; i < HEAD_SIZE; i++) out[i] += weights[j] * row_of(values[l], j, h)[i];
      }
    }
  }
}

static void forward(const Parameters *p, const int *tokens, int rows) {
  for (int t = 0; t < rows; t++) {
    memcpy(stream[0] + t * WIDTH, p->embedding + (size_t)tokens[t] * WIDTH, WIDTH * sizeof(float));
  }
  for (int l = 0; l < LAYERS; l++) {
    norm(normed1[l], scales1[l], stream[l], p->norm1[l], rows);
    multiply(queries[l], normed1[l], p->query[l], rows, WIDTH, WIDTH);
    multiply(keys[l], normed1[l], p->key[l], rows, WIDTH, WIDTH);
    multiply(values[l], normed1[l], p->value[l], rows, WIDTH, WIDTH);
    rotate(queries[l], rows, 1);
    rotate(keys[l], rows, 1);
    attend(l, rows);
    multiply(added, attended[l], p->output[l], rows, WIDTH, WIDTH);
    for (int i = 0; i < rows * WIDTH; i++) between[l][i] = stream[l][i] + added[i];
    norm(normed2[l], scales2[l], between[l], p->norm2[l], rows);
    multiply(gates[l], normed2[l], p->gate[l], rows, WIDTH, FEED_FORWARD);
    multiply(ups[l], normed2[l], p->up[l], rows, WIDTH, FEED_FORWARD);
    for (int i = 0; i < rows * FEED_FORWARD; i++) {
      float gate = gates[l][i];
      hidden[l][i] = gate / (1 + expf(-gate)) * ups[l][i];
    }
    multiply(added, hidden[l], p->down[l], rows, FEED_FORWARD, WIDTH);
    for (int i = 0; i < rows * WIDTH; i++) stream[l + 1][i] = between[l][i] + added[i];
  }
  norm(final_normed, final_scales, stream[LAYERS], p->final_norm, rows);
  multiply(logits, final_normed, p->embedding, rows, WIDTH, vocabulary_size);
}

static float d_stream[CONTEXT * WIDTH], d_normed[CONTEXT * WIDTH], d_attended[CONTEXT * WIDTH];
static float d_queries[CONTEXT * WIDTH], d_keys[CONTEXT * WIDTH], d_values[CONTEXT * WIDTH];
static float d_gates[CONTEXT * FEED_FORWARD], d_ups[CONTEXT * FEED_FORWARD], d_hidden[CONTEXT * FEED_FORWARD];

/* Turns the logits into their gradient. Returns the loss, summed over the targets. */
static float loss_back(const int *targets, int rows, float weight) {
  float loss = 0;
  for (int t = 0; t < rows; t++) {
    float *row = logits + (size_t)t * vocabulary_size;
    if (targets[t] == NO_TARGET) {
      memset(row, 0, vocabulary_size * sizeof(float));
      continue;
    }
    float largest = -1e9;
    for (int i = 0; i < vocabulary_size; i++) {
      if (row[i] > largest) largest = row[i];
    }
    float total = 0;
    for (int i = 0; i < vocabulary_size; i++) {
      row[i] = expf(row[i] - largest);
      total += row[i];
    }
    loss -= logf(row[targets[t]] / total + 1e-20f);
    for (int i = 0; i < vocabulary_size; i++) row[i] = row[i] / total * weight;
    row[targets[t]] -= weight;
  }
  return loss;
}

static void attend_back(int l, int rows) {
  static float d_weights[CONTEXT];
  float scale = 1 / sqrtf(HEAD_SIZE);
  memset(d_queries, 0, rows * WIDTH * sizeof(float));
  memset(d_keys, 0, rows * WIDTH * sizeof(float));
  memset(d_values, 0, rows * WIDTH * sizeof(float));
  for (int h = 0; h < HEADS; h++) {
    for (int t = 0; t < rows; t++) {
      const float *weights = attention[l] + (h * CONTEXT + t) * CONTEXT;
      const float *d_out = row_of(d_attended, t, h);
      float mean = 0;
      for (int j = 0; j <= t; j++) {
        float *d_value = d_values + j * WIDTH + h * HEAD_SIZE;
        float sum = 0;
        for (int i = 0; i < HEAD_SIZE; i++) {
          sum += d_out[i] * row_of(values[l], j, h)[i];
          d_value[i] += weights[j] * d_out[i];
        }
        d_weights[j] = sum;
        mean += sum * weights[j];
      }
      float *d_query = d_queries + t * WIDTH + h * HEAD_SIZE;
      for (int j = 0; j <= t; j++) {
        float *d_key = d_keys + j * WIDTH + h * HEAD_SIZE;
        float d_score = weights[j] * (d_weights[j] - mean) * scale;
        for (int i = 0; i < HEAD_SIZE; i++) {
          d_query[i] += d_score * row_of(keys[l], j, h)[i];
          d_key[i] += d_score * row_of(queries[l], t, h)[i];
        }
      }
    }
  }
}

static void feed_forward_back(const Parameters *p, Parameters *g, int l, int rows) {
  memset(d_hidden, 0, rows * FEED_FORWARD * sizeof(float));
  multiply_back(d_hidden, g->down[l], d_stream, hidden[l], p->down[l], rows, FEED_FORWARD, WIDTH);
  for (int i = 0; i < rows * FEED_FORWARD; i++) {
    float gate = gates[l][i], sigmoid = 1 / (1 + expf(-gate));
    d_ups[i] = d_hidden[i] * gate * sigmoid;
    d_gates[i] = d_hidden[i] * ups[l][i] * (sigmoid + gate * sigmoid * (1 - sigmoid));
  }
  memset(d_normed, 0, rows * WIDTH * sizeof(float));
  multiply_back(d_normed, g->gate[l], d_gates, normed2[l], p->gate[l], rows, WIDTH, FEED_FORWARD);
  multiply_back(d_normed, g->up[l], d_ups, normed2[l], p->up[l], rows, WIDTH, FEED_FORWARD);
  norm_back(d_stream, g->norm2[l], d_normed, between[l], scales2[l], p->norm2[l], rows);
}

static void attention_back(const Parameters *p, Parameters *g, int l, int rows) {
  memset(d_attended, 0, rows * WIDTH * sizeof(float));
  multiply_back(d_attended, g->output[l], d_stream, attended[l], p->output[l], rows, WIDTH, WIDTH);
  attend_back(l, rows);
  rotate(d_queries, rows, -1);
  rotate(d_keys, rows, -1);
  memset(d_normed, 0, rows * WIDTH * sizeof(float));
  multiply_back(d_normed, g->query[l], d_queries, normed1[l], p->query[l], rows, WIDTH, WIDTH);
  multiply_back(d_normed, g->key[l], d_keys, normed1[l], p->key[l], rows, WIDTH, WIDTH);
  multiply_back(d_normed, g->value[l], d_values, normed1[l], p->value[l], rows, WIDTH, WIDTH);
  norm_back(d_stream, g->norm1[l], d_normed, stream[l], scales1[l], p->norm1[l], rows);
}

/* Adds the gradients of one conversation to `g`, each target counting `weight`. Returns the loss. */
static float backward(const Parameters *p, Parameters *g, const int *tokens, const int *targets, int rows,
                      float weight) {
  float loss = loss_back(targets, rows, weight);
  memset(d_normed, 0, rows * WIDTH * sizeof(float));
  multiply_back(d_normed, g->embedding, logits, final_normed, p->embedding, rows, WIDTH, vocabulary_size);
  memset(d_stream, 0, rows * WIDTH * sizeof(float));
  norm_back(d_stream, g->final_norm, d_normed, stream[LAYERS], final_scales, p->final_norm, rows);
  for (int l = LAYERS - 1; l >= 0; l--) {
    feed_forward_back(p, g, l, rows);
    attention_back(p, g, l, rows);
  }
  for (int t = 0; t < rows; t++) {
    for (int i = 0; i < WIDTH; i++) g->embedding[(size_t)tokens[t] * WIDTH + i] += d_stream[t * WIDTH + i];
  }
  return loss;
}

/* ---- Training: AdamW, with a warm-up and a cosine ---- */

static size_t parameter_count;
static float *weights, *gradients, *first_moments, *second_moments;

static void begin_weights(const Parameters *p) {
  for (size_t i = 0; i < parameter_count; i++) weights[i] = random_normal() * 0.05f;
  for (int i = 0; i < WIDTH; i++) {
    for (int l = 0; l < LAYERS; l++) p->norm1[l][i] = p->norm2[l][i] = 1;
    p->final_norm[i] = 1;
  }
}

static float learning_rate(float highest, int step, int steps) {
  const int warm_up = 30;
  if (step < warm_up) return highest * ((step + 1) / (float)warm_up);
  float cosine = 0.5f * (1 + cosf(3.14159265f * (step - warm_up) / (float)(steps - warm_up)));
  return highest * (cosine * 0.97f + 0.03f);
}

static void update(int step, float rate) {
  double length = 0;
  for (size_t i = 0; i < parameter_count; i++) length += (double)gradients[i] * gradients[i];
  length = sqrt(length);
  float clip = length > 1 ? 1 / length : 1;
  float correction1 = 1 - powf(0.9f, step + 1), correction2 = 1 - powf(0.98f, step + 1);
  for (size_t i = 0; i < parameter_count; i++) {
    float gradient = gradients[i] * clip;
    first_moments[i] = 0.9f * first_moments[i] + 0.1f * gradient;
    second_moments[i] = 0.98f * second_moments[i] + 0.02f * gradient * gradient;
    float direction = first_moments[i] / correction1 / (sqrtf(second_moments[i] / correction2) + 1e-8f);
    weights[i] -= rate * (direction + 0.01f * weights[i]);
  }
}

/* One batch. Its conversations are made twice, since the number of targets weighs each of them. Returns the mean loss. */
static float learn(const Parameters *p, Parameters *g) {
  static int tokens[CONTEXT + 4], targets[CONTEXT + 4];
  memset(gradients, 0, parameter_count * sizeof(float));
  unsigned long long before = random_state;
  int target_count = 0;
  for (int b = 0; b < BATCH; b++) {
    int rows = build_conversation(tokens, targets);
    for (int i = 0; i < rows; i++) target_count += targets[i] != NO_TARGET;
  }
  random_state = before;
  float loss = 0;
  for (int b = 0; b < BATCH; b++) {
    int rows = build_conversation(tokens, targets);
    forward(p, tokens, rows);
    loss += backward(p, g, tokens, targets, rows, 1.0f / target_count);
  }
  return loss / target_count;
}

static int read_checkpoint(void) {
  FILE *file = fopen("checkpoint.bin", "rb");
  if (file == NULL) return 0;
  int step;
  read_exactly(file, &step, 4, 1);
  read_exactly(file, &random_state, 8, 1);
  read_exactly(file, weights, 4, parameter_count);
  read_exactly(file, first_moments, 4, parameter_count);
  read_exactly(file, second_moments, 4, parameter_count);
  fclose(file);
  return step;
}

static void write_results(int step) {
  FILE *file = fopen("checkpoint.bin", "wb");
  must(file != NULL, "checkpoint.bin cannot be written");
  fwrite(&step, 4, 1, file);
  fwrite(&random_state, 8, 1, file);
  fwrite(weights, 4, parameter_count, file);
  fwrite(first_moments, 4, parameter_count, file);
  fwrite(second_moments, 4, parameter_count, file);
  must(fclose(file) == 0, "checkpoint.bin cannot be written");
  file = fopen("weights.bin", "wb");
  must(file != NULL, "weights.bin cannot be written");
  fwrite(weights, 4, parameter_count, file);
  must(fclose(file) == 0, "weights.bin cannot be written");
}

static double cpu_seconds(void) { return clock() / (double)CLOCKS_PER_SEC; }

int main(int count, char **arguments) {
  int steps = count > 1 ? atoi(arguments[1]) : 600;
  float highest_rate = count > 2 ? atof(arguments[2]) : 3e-3f;
  double limit = count > 3 ? atof(arguments[3]) : 1e9;
  read_lessons("lessons.bin");
  prepare_rotation();
  Parameters parameters, gradient_parts;
  parameter_count = lay_out(&parameters, NULL);
  weights = calloc(parameter_count, sizeof(float));
  gradients = calloc(parameter_count, sizeof(float));
  first_moments = calloc(parameter_count, sizeof(float));
  second_moments = calloc(parameter_count, sizeof(float));
  logits = malloc((size_t)CONTEXT * vocabulary_size * sizeof(float));
  must(weights && gradients && first_moments && second_moments && logits, "there is not enough memory");
  lay_out(&parameters, weights);
  lay_out(&gradient_parts, gradients);
  begin_weights(&parameters);
  int step = read_checkpoint();
  printf("%zu parameters, %d tokens, %d lessons, from step %d\n", parameter_count, vocabulary_size, lesson_count, step);
  while (step < steps && cpu_seconds() < limit) {
    float loss = learn(&parameters, &gradient_parts);
    update(step, learning_rate(highest_rate, step, steps));
    if (step % 25 == 0) printf("step %d, loss %.4f, %.1f s\n", step, loss, cpu_seconds());
    fflush(stdout);
    step++;
  }
  write_results(step);
  return 0;
}
